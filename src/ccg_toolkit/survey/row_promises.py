"""The promise that each row of a table bears, where the form was made to hand it on, as one made from our XLSForm is."""

from collections.abc import Mapping, Sequence

from ccg_toolkit.sources import Complaint
from ccg_toolkit.survey.first_line import agreed
from ccg_toolkit.survey.keys import AGREES_FROM, FRAMEWORK, MINIMUM_COMMENTS, MINIMUM_GROUP, PROMISED
from ccg_toolkit.survey.known import Known
from ccg_toolkit.survey.promise import Promise, promise_of
from ccg_toolkit.survey.words import readings

_NEEDED = (FRAMEWORK, MINIMUM_GROUP, MINIMUM_COMMENTS, AGREES_FROM)
_MOST_REMEMBERED = 1_000


def is_promised(heading: str) -> bool:
    """Tell whether a column says what was asked and promised."""
    return any(reading in PROMISED for reading in readings(heading))


class RowPromises:
    """Reads the promise of each row.

    Attributes:
        are_there: whether the table has all columns of a promise.
    """

    def __init__(self, headings: Sequence[str], known: Known) -> None:
        """Find the columns.

        Args:
            headings: of the table.
            known: what may be answered.
        """
        self._known = known
        self._places: Mapping[str, int] = {
            key: place for place, heading in enumerate(headings) for key in _NEEDED if key in readings(heading)
        }
        self._read: dict[tuple[str, ...], Promise | Complaint] = {}
        self.are_there = len(self._places) == len(_NEEDED)

    def of(self, row: Sequence[str]) -> Promise | Complaint:
        """Give the promise of a row that has a cell for each heading, or what is wrong with it."""
        cells = tuple(row[place] for place in self._places.values())
        if (known := self._read.get(cells)) is not None:
            return known
        values = dict(zip(self._places, cells, strict=True))
        promise = promise_of(values)
        if not isinstance(promise, Complaint):
            promise = agreed(values[FRAMEWORK], promise, self._known)
        if len(self._read) < _MOST_REMEMBERED:
            self._read[cells] = promise
        return promise
