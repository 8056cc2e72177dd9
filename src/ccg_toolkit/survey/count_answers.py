"""Count the answers of a file of responses, by group and question, without keeping a row."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice

from ccg_toolkit.sources import Complaint, Diagnostic, Place, shown
from ccg_toolkit.sources.delimited import Broken, DelimitedTable
from ccg_toolkit.survey.disclosure import Tally
from ccg_toolkit.survey.keys import DONT_KNOW, GROUP, UNKNOWN
from ccg_toolkit.survey.known import Known

_AT_ONCE = 1_000
"""Rows that are counted together."""

AS_WRITTEN = "Take the file back as ccg-toolkit wrote it, or from a backup."
"""What helps where a file of responses was changed."""

_Row = tuple[int, list[str]]


@dataclass(kw_only=True)
class Counts:
    """How often each answer was given.

    Attributes:
        respondents: how many people of each group answered at all.
        answers: for each group and each key of a question, how often each code was answered; an empty one for nothing.
    """

    respondents: Counter[str] = field(default_factory=Counter)
    answers: dict[str, dict[str, Counter[str]]] = field(default_factory=dict)

    def tally(self, groups: Iterable[str], key: str, places: Sequence[int]) -> Tally:
        """Give what some groups together answered to one question.

        Args:
            groups: their ids.
            key: of the question.
            places: the numbers of its places or levels, from the lowest up.
        """
        codes: Counter[str] = Counter()
        for group in groups:
            codes.update(self.answers.get(group, {}).get(key, {}))
        return Tally(tuple(codes[str(place)] for place in places), codes[DONT_KNOW] + codes[UNKNOWN])


def count_answers(table: DelimitedTable, keys: Sequence[str], known: Known, name: str) -> Counts | Diagnostic:
    """Count, or say which row keeps the file from being counted.

    Args:
        table: the file.
        keys: for each of its columns the key of what it holds, `GROUP` among them; an empty one is not read.
        known: what may be answered.
        name: what messages call the file.
    """
    width, group_at = len(keys), keys.index(GROUP)
    questions = [
        (place, key, known.choices[key].codes | {""}) for place, key in enumerate(keys) if key in known.choices
    ]
    counts = Counts()
    rows = (row for row in table.rows() if any(row[1]))
    try:
        while part := list(islice(rows, _AT_ONCE)):
            if ragged := next((row for row in part if len(row[1]) != width), None):
                return _wrong(name, ragged, f"this row has {len(ragged[1])} cells, and there are {width} headings")
            for group, same in groupby(part, lambda row: row[1][group_at]):
                if group not in known.roles:
                    wrong = next(row for row in part if row[1][group_at] == group)
                    return _wrong(name, wrong, f"there is no group {shown(group)}")
                columns = list(zip(*(cells for _, cells in same), strict=True))
                counts.respondents[group] += len(columns[0])
                counters = counts.answers.setdefault(group, {key: Counter() for _, key, _ in questions})
                for place, key, codes in questions:
                    counters[key].update(columns[place])
                    if not counters[key].keys() <= codes:
                        wrong = next(row for row in part if row[1][place] not in codes)
                        return _wrong(name, wrong, f"{shown(wrong[1][place])} is no answer to {key}")
    except Broken as broken:
        return broken.complaint.at(Place(name, broken.line, 1))
    return counts


def _wrong(name: str, row: _Row, message: str) -> Diagnostic:
    """Say what is wrong with a row; of a file of responses every row counts, or none does."""
    return Complaint("responses", message, AS_WRITTEN).at(Place(name, row[0], 1))
