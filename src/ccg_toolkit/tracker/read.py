"""Read a tracker back, and keep all that people wrote into it.

Beside the table of actions a tracker holds a copy of what the plan had said when it was written. What differs from that
copy was agreed by people, and stays; the rest follows the new plan. What cannot be read costs its cell or its row, and
is told; only what would make the new plan false stops the work.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ccg_toolkit.framework import Framework, read_by_earlier_name
from ccg_toolkit.sources import (
    Complaint,
    Diagnostic,
    Place,
    Workbook,
    errors,
    first_of,
    in_order,
    listed,
    shown,
)
from ccg_toolkit.tracker.as_planned import AsPlanned, read_as_planned
from ccg_toolkit.tracker.identity import Identities
from ccg_toolkit.tracker.lost import account_for, strays_in, tell_of_stray
from ccg_toolkit.tracker.models import AGREED, DATES, Column, Progress, SheetName, TrackedAction, Value
from ccg_toolkit.tracker.rows import Row, RowReader, compared
from ccg_toolkit.tracker.table import Table, find_tables, left_behind, organisation_of, plain


def read_tracker(
    path: Path, name: str, framework: Framework, organisation: str = "", assessed_on: date | None = None
) -> tuple[Progress | None, list[Diagnostic]]:
    """Read a tracker.

    Args:
        path: the workbook.
        name: what messages call it, as the user typed it.
        framework: the framework in use, which knows the actions.
        organisation: whose answers it is read with, to refuse that of another; unchecked where empty.
        assessed_on: the day of these answers, by which messages say what is late; unsaid where ``None``.

    Returns:
        What it says, ``None`` where there is an error; and every problem, in order of place.
    """
    from ccg_toolkit.sources.workbook.reader import read_workbook  # noqa: PLC0415 - zip and XML wait until a tracker is read

    workbook, problems = read_workbook(path, name)
    if workbook is None:
        return None, problems
    tables, problems = find_tables(workbook, name)
    if not tables or errors(problems):
        return None, problems
    reader = _Reader(
        workbook=workbook,
        tables=tables,
        planned=read_as_planned(workbook, name, framework),
        framework=framework,
        assessed_on=assessed_on,
        problems=problems,
    )
    progress = reader.read()
    reader.check_organisation(organisation)
    problems = in_order(first_of(iter(reader.problems)))
    return (None if errors(problems) else progress), problems


@dataclass(kw_only=True)
class _Reader:
    """Brings what the rows say together with what the plan had said; what is wrong gathers in `problems`."""

    workbook: Workbook
    tables: list[Table]
    planned: AsPlanned
    framework: Framework
    assessed_on: date | None
    problems: list[Diagnostic]

    @property
    def table(self) -> Table:
        """The table of actions."""
        return self.tables[0]

    def read(self) -> Progress:
        """Read all rows."""
        planned = self.planned.titles
        known = {ref: plain(action.title) for ref, (_, action) in self.framework.actions.items()}
        reader = RowReader(period=self._period())
        identities = Identities(titles=known | planned, planned=planned, name_now=self.framework.name_now)
        rows = [row for number, cells in self.table.rows() if (row := reader.read(self.table, number, cells))]
        actions = [
            self._action(row, ref, reader)
            for row, ref in zip(rows, identities.of(rows), strict=True)
            if ref is not None
        ]
        strays = strays_in(self.workbook, self.tables, self.planned, self.framework.name_now)
        there = {action.id for action in actions}
        moved = {ref: place for ref, place in strays.readable.items() if ref not in there}
        for ref, (table, number) in moved.items():
            if row := reader.read(table, number, table.sheet.rows[number]):
                actions.append(self._action(row, ref, reader))
                title = row.title(str(self.planned.agreed(ref).get(Column.ACTION, ref)))
                self.problems.append(tell_of_stray(table, number, title))
        lost = [ref for ref in planned if ref not in there and ref not in moved]
        for problem, action in account_for(lost, self.planned, strays, self.table, self.assessed_on):
            self.problems.append(problem)
            actions.append(action)
        self._tell_of_the_whole([ref for action in actions if (ref := action.id) and ref not in self.framework.actions])
        if earlier := identities.earlier:
            self.problems.append(next(iter(earlier.values())).at(Column.ID, read_by_earlier_name(earlier)))
        elsewhere = {table.sheet.name for table, _ in moved.values()} - {self.table.sheet.name}
        self.problems += [*identities.problems, *reader.problems, *reader.once.problems()]
        self.problems += left_behind(self.workbook, self.table, elsewhere)
        return Progress(actions=tuple(actions), columns=tuple(self.table.own))

    def check_organisation(self, organisation: str) -> None:
        """Refuse the tracker of another organisation than that of the answers."""
        other = organisation_of(self.table)
        if organisation and other and plain(other) != plain(organisation):
            message = f"this is the tracker of {shown(other)}, and the answers are those of {shown(organisation)}"
            hint = (
                "Name the right file. If only the name has changed, write the new one into the title above the table."
            )
            self._say(Complaint("other-organisation", message, hint))

    def _period(self) -> tuple[date, date] | None:
        """Give the first and the last day that the plan had spoken of, and these answers speak of."""
        days = [*self.planned.days]
        days += [self.assessed_on] if self.assessed_on and days else []
        return (min(days), max(days)) if days else None

    def _action(self, row: Row, ref: str, reader: RowReader) -> TrackedAction:
        said = self.planned.said.get(ref, {})
        cells: dict[str, Value] = {**self.planned.agreed(ref), **row.values}
        reader.check_dates(row, cells)
        if row.covered:
            self._tell_covered(row)
        if not ref:
            return TrackedAction(id="", status=row.status, cells=row.values, changed=frozenset(), unread=row.unread)
        cells[Column.ID] = ref
        changed = {heading for heading, value in row.values.items() if compared(value) != compared(said.get(heading))}
        for heading in changed & said.keys() - {Column.ID, *AGREED}:
            message = f"what was changed in the column {heading} is written anew"
            hint = "What stands under Notes or a heading of your own is kept."
            reader.once.add(heading, row.at(heading, Complaint("written-anew", message, hint, "warning")))
        if changed & {*DATES}:  # dates hang together: to keep one of them is to keep all
            changed |= {*DATES} & row.values.keys()
        agreed = frozenset(changed & {*AGREED})
        return TrackedAction(id=ref, status=row.status, cells=cells, changed=agreed, unread=row.unread)

    def _tell_covered(self, row: Row) -> None:
        names = listed(sorted({area.name for area in row.covered}))
        status = ", and its status counts as not read" if row.unread.get(Column.STATUS) == "" else ""
        message = f"a part of the row of {shown(row.title())} is covered by the merged cell {names}{status}"
        hint = "Only the first row of a merged cell has what stands in it. Unmerge it, and write it into each row."
        self.problems.append(row.at(Column.ACTION, Complaint("covered", message, hint, "warning")))

    def _tell_of_the_whole(self, gone: list[str]) -> None:
        """Say what no single cell can be blamed for; `gone` are the actions that the framework does not have."""
        if gone:
            names = listed([*gone[:4], f"{len(gone) - 4} more"] if len(gone) > 5 else gone)
            number = "1 action is" if len(gone) == 1 else f"{len(gone)} actions are"
            message = f"{number} not in the framework in use: {names}"
            self._warn("unknown-action", message, "What was written there is kept, at the end of a new tracker.")
        if not self.planned.sheet:
            message = f"the sheet {SheetName.AS_PLANNED} is missing, so all owners, dates and measures count as changed"
            self._warn(
                "no-plan", message, "The new plan leaves them as they are. Rows that were deleted are not noticed."
            )

    def _warn(self, rule: str, message: str, hint: str = "") -> None:
        self._say(Complaint(rule, message, hint, "warning"))

    def _say(self, complaint: Complaint) -> None:
        self.problems.append(complaint.at(Place(self.table.file, self.table.row, 1), f"sheet {self.table.sheet.name}"))
