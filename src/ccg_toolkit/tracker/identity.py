"""Which action a row of a tracker is: by its id, and where that is missing or mistyped, by its title."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ccg_toolkit.sources import Complaint, Diagnostic, shown
from ccg_toolkit.sources.shape.values import WORDS
from ccg_toolkit.tracker.models import Column
from ccg_toolkit.tracker.rows import Row

_REF = re.compile(rf"{WORDS}\.{WORDS}/{WORDS}")


def is_ref(text: str) -> bool:
    """Tell whether a text is the full name of an action, ``domain.criterion/action``."""
    return _REF.fullmatch(text) is not None


@dataclass(kw_only=True)
class Identities:
    """Tells which action each row is.

    Attributes:
        titles: of each action that the framework or the earlier plan knows, as they are compared.
        planned: the same of those of the earlier plan.
        name_now: gives what an action is called now, by a full name of any version.
        earlier: each earlier name of a criterion that was read, with that of today and the first row in which it stands.
        problems: what is wrong with ids. An error is where data would go to another action.
    """

    titles: Mapping[str, str]
    planned: Mapping[str, str]
    name_now: Callable[[str], str]
    earlier: dict[tuple[str, str], Row] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def of(self, rows: Sequence[Row]) -> list[str | None]:
        """Give the full name of each row's action: empty for one of people's own, ``None`` for one that stands twice."""
        refs: list[str | None] = list(map(self._ref, rows))
        by_title = self._by_title()
        for at, row in enumerate(rows):
            title, ref = row.text(Column.ACTION), refs[at] or ""
            meant = by_title.get(title)
            if meant and meant not in refs and ref not in self.titles:
                refs[at] = meant
                self._tell_meant(row, meant)
            elif ref in self.titles and title != self.titles[ref] and (other := self._other(title, ref)):
                message = f"{shown(ref)} is not the id of the action in this row; that is {shown(other)}"
                hint = "A part of the table was moved or sorted by itself. Undo that, or put the ids right."
                self._say(row, Complaint("misplaced", message, hint))
        for name, number in Counter(refs).items():
            if name and number > 1:
                self._settle(name, [at for at, ref in enumerate(refs) if ref == name], rows, refs)
        return refs

    def _ref(self, row: Row) -> str:
        """Give the full name that stands in a row, as it is now; empty where none stands there."""
        ref = row.text(Column.ID)
        now = self.name_now(ref) if is_ref(ref) else ""
        if now != ref and now:
            self.earlier.setdefault((ref.partition("/")[0], now.partition("/")[0]), row)
        return now

    def _by_title(self) -> dict[str, str]:
        """Give the actions whose title no other one has, by that."""
        known = self.planned or self.titles
        often = Counter(known.values())
        return {title: ref for ref, title in known.items() if title and often[title] == 1}

    def _other(self, title: str, ref: str) -> str:
        """Give the other action that has this title; empty where there is none."""
        return next((other for other, known in self.titles.items() if title and known == title and other != ref), "")

    def _tell_meant(self, row: Row, ref: str) -> None:
        typed = row.text(Column.ID)
        what = f"no action has the id {shown(typed)}" if typed else "the id of this action is missing"
        message = f"{what}; by its title the row is taken for {ref}"
        self._say(row, Complaint("no-id", message, "Write that id in again.", "warning"))

    def _settle(self, ref: str, places: list[int], rows: Sequence[Row], refs: list[str | None]) -> None:
        """Choose between rows with the same id: what has another title is people's own, what is the same counts once."""
        title = self.titles.get(ref, rows[places[0]].text(Column.ACTION))
        named = [at for at in places if rows[at].text(Column.ACTION) in {title, ""}]
        first, *others = named or places
        for at in places if named else ():
            if at not in named:
                refs[at] = ""
                message = f"this row has the id of row {rows[first].number} and another title"
                hint = "It counts as an action of your own. Delete its id."
                self._say(rows[at], Complaint("twice", message, hint, "warning"))
        for at in others:
            message = f"the action {shown(ref)} stands twice, here and in row {rows[first].number}"
            if _same(rows[at], rows[first]):
                refs[at] = None
                self._say(rows[at], Complaint("twice", f"{message}, with the same words", "It counts once.", "warning"))
            else:
                hint = "Delete one of these rows, or its id if it is your own."
                self._say(rows[at], Complaint("twice", message, hint))

    def _say(self, row: Row, complaint: Complaint) -> None:
        self.problems.append(row.at(Column.ID, complaint))


def _same(one: Row, other: Row) -> bool:
    return (one.values, one.status, one.unread) == (other.values, other.status, other.unread)
