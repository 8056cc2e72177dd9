"""A closed file of responses: whether it may be used with a framework, and how often each answer was given in it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ccg_toolkit.sources import Complaint, Diagnostic, Place, errors, shown
from ccg_toolkit.sources.delimited import open_table
from ccg_toolkit.sources.text import read_bytes
from ccg_toolkit.survey.bring_together import RESPONDENT
from ccg_toolkit.survey.count_answers import AS_WRITTEN, Counts, count_answers
from ccg_toolkit.survey.first_line import FirstLine, agreed, is_first_line, read_first_line
from ccg_toolkit.survey.keys import GROUP
from ccg_toolkit.survey.known import Known
from ccg_toolkit.survey.units import Unit, cut

_HOW_TO_CLOSE = "ccg-toolkit collate FILES -o responses.csv --close"
_NOT_OURS = Complaint(
    "not-responses",
    "this is no file of responses that ccg-toolkit wrote: its first line bears no promise",
    f"Bring together what came back, and close it: {_HOW_TO_CLOSE}.",
)
_OPEN = Complaint(
    "open",
    "this survey is not closed, and nothing is shown of an open one",
    f"When all answers are in, close it: {_HOW_TO_CLOSE}.",
)
_OTHER_UNITS = Complaint(
    "first-line", "the units in this line are not those that the rows below it would give", AS_WRITTEN
)


class ClosedFile(NamedTuple):
    """A closed file of responses.

    Attributes:
        line: its first line, from which promise and grouping come.
        items: the keys of all questions that it holds and the framework knows, in the framework's order.
        counts: how often each answer was given.
    """

    line: FirstLine
    items: tuple[str, ...]
    counts: Counts

    @property
    def respondents(self) -> dict[Unit, int]:
        """How many of each unit answered."""
        return {unit: sum(self.counts.respondents[group] for group in unit.groups) for unit in self.line.units}


def read_closed_file(path: Path, name: str, known: Known) -> tuple[ClosedFile | None, list[Diagnostic]]:
    """Count the answers of a closed file of responses.

    Args:
        path: the file.
        name: what messages call it.
        known: what may be answered.

    Returns:
        What it holds, or ``None`` where there is an error; and what is wrong.
    """
    _, unreadable = read_bytes(path, name, wanted="a file of responses", example="responses.csv")
    if unreadable is not None:
        return None, [unreadable]
    table, problems = open_table(path, name, lambda row: sum(map(bool, _keys(row, known))))
    if table is None:
        return None, problems
    line = _closed_line(table.delimiter.join(table.before[0]) if table.before else "", known)
    if isinstance(line, Complaint):
        return None, [line.at(Place(name, 1, 1))]
    keys = _keys(table.headings, known)
    headings = Place(name, 1 + len(table.before), 1)
    problems += [wrong.at(headings._replace(column=column)) for column, wrong in _wrong(table.headings, keys)]
    if errors(problems):
        return None, problems
    counts = count_answers(table, keys, known, name)
    if isinstance(counts, Counts) and set(cut(line.roles, counts.respondents, line.promise.minimum_group)) != set(
        line.units
    ):
        counts = _OTHER_UNITS.at(Place(name, 1, 1))
    if isinstance(counts, Diagnostic):
        return None, [*problems, counts]
    return ClosedFile(line, tuple(key for key in known.items if key in keys), counts), problems


def _closed_line(text: str, known: Known) -> FirstLine | Complaint:
    """Read the first line, or say why the file may not be used with the framework.

    A raised minimum, another place from which a person agrees or a group that changed its role would each cut the same
    people in a second way; what is left between the two figures could be a few of them.
    """
    if not is_first_line(text):
        return _NOT_OURS
    line = read_first_line(text)
    if isinstance(line, Complaint):
        return line
    if not line.closed:
        return _OPEN
    if line.framework != known.framework:
        other = agreed(line.framework, line.promise, known)
        if isinstance(other, Complaint):
            return other
    changed = [
        what
        for what, is_other in (
            ("its groups or their roles", line.roles != known.roles),
            ("agrees_from", line.promise.agrees_from != known.promise.agrees_from),
            ("a higher minimum_group", line.promise.minimum_group < known.promise.minimum_group),
            ("a higher minimum_comments", line.promise.minimum_comments < known.promise.minimum_comments),
        )
        if is_other
    ]
    if changed:
        message = "closed under another grouping; figures of one survey come from one grouping"
        hint = f"The framework has changed since, in {changed[0]}. Use it as it was when the survey was closed."
        return Complaint("other-grouping", message, hint)
    return line


def _keys(headings: Sequence[str], known: Known) -> list[str]:
    """Give for each column the key of the question, or of the group, that it holds; empty for anything else."""
    keys = map(known.of_old, headings)
    return [key if key in known.choices or key == GROUP else "" for key in keys]


def _wrong(headings: Sequence[str], keys: Sequence[str]) -> Iterator[tuple[int, Complaint]]:
    """Give what is wrong with the headings, and in which column."""
    seen: dict[str, int] = {}
    for place, key in enumerate(keys):
        if key in seen:
            message = f"{shown(headings[place])} and {shown(headings[seen[key]])} both hold {key}"
            yield place + 1, Complaint("duplicate-heading", message, AS_WRITTEN)
        elif key:
            seen[key] = place
    if GROUP not in seen:
        yield 1, Complaint("no-group", "no column tells to which group people belong", AS_WRITTEN)
    elif len(seen) == 1:
        yield 1, Complaint("no-question", "none of its columns is a question of the framework in use")
    gone = [place for place, key in enumerate(keys) if not key and headings[place].strip() not in {"", RESPONDENT}]
    if gone:
        message = f"{shown(headings[gone[0]])} is asked no longer" + (
            f", nor are {len(gone) - 1} others" if gone[1:] else ""
        )
        hint = "If it goes by another name now, its criterion says so under `was`."
        yield gone[0] + 1, Complaint("asked-no-longer", message, hint, "warning")
