"""``map.yaml``: which column of a table holds what, where its headings alone do not say it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from pydantic import Field

from ccg_toolkit.sources import (
    Complaint,
    Diagnostic,
    Document,
    Record,
    Shape,
    check_shape,
    errors,
    nearest,
    read_yaml,
    shown,
    without_unwanted,
)
from ccg_toolkit.sources.shape.values import Prose, Title
from ccg_toolkit.survey.door import is_left_at_the_door
from ccg_toolkit.survey.keys import DONT_KNOW, GROUP, UNKNOWN
from ccg_toolkit.survey.known import Known
from ccg_toolkit.survey.words import plain, readings


class MappedColumn(Record):
    """One column of a table."""

    heading: Prose = Field(description="text: its heading, in any case", examples=["Your role"])
    holds: Title | None = Field(
        default=None,
        description=(
            "`group`, `practice`, `ods` or `comment`; `agree.` and the full name of a criterion, for a statement; or the "
            "full name alone, for a rating. Left out, the column is not read"
        ),
        examples=["agree.contract.offers-and-wants"],
    )


class MappedAnswer(Record):
    """A way to answer that the questionnaires do not have."""

    text: Prose = Field(description="text: what stands in the table", examples=["Stimme zu"])
    means: Title | None = Field(
        default=None,
        description=(
            "a number, 0 to 4 for a statement or that of a level for a rating; `dk`, that somebody does not know. Left "
            "out, nothing was answered"
        ),
        examples=["3"],
    )


class MappedGroup(Record):
    """A name of a group that the framework does not have."""

    text: Prose = Field(description="text: what stands in the table", examples=["Business manager"])
    means: Title = Field(description="the id of a group of the framework", examples=["practice-managers"])


class ColumnMap(Record):
    """The content of ``map.yaml``."""

    columns: tuple[MappedColumn, ...] = Field(
        default=(),
        max_length=500,
        description="at most 500 columns, see below",
        examples=[[{"heading": "Your role", "holds": "group"}]],
    )
    answers: tuple[MappedAnswer, ...] = Field(
        default=(),
        max_length=500,
        description="at most 500 answers, see below",
        examples=[[{"text": "Stimme zu", "means": "3"}]],
    )
    groups: tuple[MappedGroup, ...] = Field(
        default=(),
        max_length=500,
        description="at most 500 groups, see below",
        examples=[[{"text": "Business manager", "means": "practice-managers"}]],
    )


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """How the columns of tables are read.

    Attributes:
        known: what responses may hold, with the answers and groups of a map too.
        columns: for headings, as `words.plain` writes them, the key of what they hold; empty where it is not read.
    """

    known: Known
    columns: dict[str, str]

    def key_of(self, heading: str) -> str:
        """Give what stands below a heading; empty where it is not read."""
        mapped = self.columns.get(plain(heading))
        if mapped is not None:
            return mapped
        return "" if is_left_at_the_door(heading) else self.known.key_of(heading)


def read_map(path: Path, name: str, known: Known) -> tuple[Mapping | None, list[Diagnostic]]:
    """Read a map.

    Args:
        path: the file.
        name: what messages call it.
        known: what responses may hold.

    Returns:
        How columns are read, or ``None`` where there is an error; and what is wrong.
    """
    document, problems = read_yaml(path, name, Shape(ColumnMap))
    if document is None:
        return None, problems
    checked = check_shape(ColumnMap, document, lambda _: "")
    written = checked.record
    problems += [*checked.problems, *_wrong(written, document, known)]
    if errors(problems):
        return None, problems
    answers = {answer.text: answer.means or "" for answer in written.answers}
    groups = {group.text: group.means for group in written.groups}
    return (
        Mapping(
            known=replace(
                known,
                choices={key: choices.extended(answers) for key, choices in known.choices.items()},
                groups=known.groups.extended(groups),
            ),
            columns={plain(column.heading): known.of_old(column.holds or "") for column in written.columns},
        ),
        problems,
    )


def _wrong(written: ColumnMap, document: Document, known: Known) -> Iterator[Diagnostic]:
    for index, column in enumerate(written.columns):
        if column.holds and not known.of_old(column.holds):
            wrong = Complaint(
                "unknown-key", f"nothing is called {shown(column.holds)}", nearest(column.holds, known.keys)
            )
            yield wrong.at(document.place("columns", index, "holds"))
    numbers = {number for choices in known.choices.values() for number in choices.codes}
    for index, answer in enumerate(written.answers):
        if answer.means and answer.means not in numbers:
            hint = f"Write a number, {DONT_KNOW} or {UNKNOWN}."
            yield Complaint("answer", f"{shown(answer.means)} is no answer", hint).at(
                document.place("answers", index, "means")
            )
    for index, group in enumerate(written.groups):
        if group.means not in known.roles:
            wrong = Complaint(
                "unknown-group", f"there is no group {shown(group.means)}", nearest(group.means, known.roles, "Groups")
            )
            yield wrong.at(document.place("groups", index, "means"))


def guessed_map(headings: Sequence[str], mapping: Mapping, name: str) -> str:
    """Write a map of a table as far as it can be guessed, for a person to correct.

    It holds headings and nothing else of the table.

    Args:
        headings: of the table.
        mapping: what is known already.
        name: the file, for its first line.
    """
    taken = {key for heading in headings if (key := mapping.key_of(heading))}
    free = [key for key in (GROUP, *mapping.known.items) if key not in taken]
    lines = [
        f"# Which column of {json.dumps(name, ensure_ascii=False)} holds what: a first guess, for you to correct.",
        "# A column without `holds` is not read. What can stand there:",
        "#   group, practice, ods, comment",
        *(f"#   {key}: {_short(mapping.known.texts.get(key, ''))}" for key in mapping.known.items),
        "columns:",
    ]
    for heading in filter(str.strip, headings):
        key = mapping.key_of(heading) or _guess(heading, free, mapping)
        if key in free:
            free.remove(key)
        lines.append(f"  - heading: {_quoted(heading)}")
        lines.append(f"    holds: {key}".rstrip())
    lines += [
        "# Where the table has answers or groups of its own, say what they mean:",
        "# answers:",
        '#   - {text: "Stimme zu", means: 3}',
        "# groups:",
        f'#   - {{text: "Business manager", means: {next(iter(mapping.known.roles), "staff")}}}',
    ]
    return "\n".join([*lines, ""])


def _guess(heading: str, free: Sequence[str], mapping: Mapping) -> str:
    if is_left_at_the_door(heading):
        return ""
    texts = {mapping.known.plain_texts[key]: key for key in free if key in mapping.known.plain_texts}
    for reading in readings(heading):
        if "group" in reading.split() or "role" in reading.split():
            return GROUP if GROUP in free else ""
        if close := get_close_matches(reading[:300], texts, n=1, cutoff=0.6):
            return texts[close[0]]
    return ""


def _quoted(text: str) -> str:
    return json.dumps(" ".join(without_unwanted(text).split())[:2_000], ensure_ascii=False)


def _short(text: str, most: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 3]}..."


def keys_below(headings: Iterable[str], mapping: Mapping) -> list[str]:
    """Give what stands below each heading; empty where it is not read."""
    return [mapping.key_of(heading) for heading in headings]
