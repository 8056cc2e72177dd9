"""The rows of the next tracker: what the plan says now, and beside it what people wrote into the last one."""

from collections.abc import Iterator, Mapping

from ccg_toolkit.planning import LevelStep
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import sentence
from ccg_toolkit.report.owners import with_role
from ccg_toolkit.report.progress import Marked, marked_actions
from ccg_toolkit.report.sentences import later_reason, title_of
from ccg_toolkit.report.tracker_shares import by_owner, by_quarter
from ccg_toolkit.report.tracker_view import TrackerRowView, TrackerView
from ccg_toolkit.tracker import AGREED, Column, Derived, Number, Progress, Status, TrackedAction, Value

_PEOPLES = {Column.STATUS, Column.NOTES, *AGREED}
_PLACED = {Column.QUARTER, Column.SERVES, Column.WAITS_FOR}
"""What says where an action stands in one plan, and nothing in the next."""


def tracker_view(assessment: Assessment) -> TrackerView:
    """Give the next tracker: the plan's actions, those for later, those that people added, those of earlier plans."""
    progress = assessment.progress or Progress(actions=(), columns=())
    marked = marked_actions(assessment)
    by_id = {row.action.id: row for row in marked if row.action.id}
    planned = [*_in_quarters(assessment), *_for_later(assessment)]
    reasons = {later.step.ref: f"Later. {later_reason(assessment, later)}" for later in assessment.plan.later}
    others = sorted((row for row in marked if not row.planned), key=lambda row: bool(row.action.id))
    *columns, last = Column
    columns_of_plan: list[str] = [*columns]
    columns_of_plan.insert(1, Derived.LETTER)
    if any(Derived.COST in cells for _, cells in planned):
        columns_of_plan.append(Derived.COST)
    rows = {ref: _row(cells, by_id.get(ref), reasons.get(ref, ""), progress.columns) for ref, cells in planned}
    owners = {ref: str(row.cells[Column.OWNER]) for ref, row in rows.items() if row.cells.get(Column.OWNER)}
    return TrackerView(
        assessed_on=assessment.answers.assessed_on,
        columns=(*columns_of_plan, *progress.columns, last),
        rows=(
            *rows.values(),
            *(_other_row(assessment, row) for row in others),
        ),
        planned=(
            *(cells for _, cells in planned),
            *(_planned_before(row.action) for row in others if row.action.id),
        ),
        by_owner=tuple(by_owner(assessment, owners)),
        by_quarter=tuple(by_quarter(assessment)),
    )


def _in_quarters(assessment: Assessment) -> Iterator[tuple[str, dict[str, Value]]]:
    for action in assessment.plan.actions:
        waits = "; ".join(_called(assessment, other) for other in action.after)
        yield (
            action.ref,
            _said(assessment, action.step, action.rank)
            | {Derived.LETTER: action.letter}
            | {Column.STARTS: action.starts_on, Column.ENDS: action.ends_on, Column.REVIEW: action.reached_on}
            | {
                Column.QUARTER: Number(action.starts)
                if action.ends == action.starts
                else f"{action.starts} to {action.ends}"
            }
            | ({Column.WAITS_FOR: waits} if waits else {}),
        )


def _for_later(assessment: Assessment) -> Iterator[tuple[str, dict[str, Value]]]:
    for later in assessment.plan.later:
        awaited = later.waits_for if later.reason in {"waits", "too-late"} else ()
        waits = "; ".join(_called(assessment, other) for other in awaited)
        yield (
            later.step.ref,
            _said(assessment, later.step, later.rank)
            | {Column.QUARTER: "later"}
            | ({Column.WAITS_FOR: waits} if waits else {}),
        )


def _called(assessment: Assessment, ref: str) -> str:
    """Name an action by its letter, where it has a place, and its title."""
    letter = next((action.letter for action in assessment.plan.actions if action.ref == ref), "")
    return f"{letter} {title_of(assessment, ref)}".strip()


def _said(assessment: Assessment, step: LevelStep, rank: int | None) -> dict[str, Value]:
    """Give what the plan says of an action wherever it stands; what it does not know is left out."""
    action = step.written
    said: dict[str, Value] = {
        Column.ACTION: action.title,
        Column.CRITERION: step.standing.criterion.title,
        Column.EFFORT: action.effort,
        Column.POINTS: Number(assessment.framework.cover.effort[action.effort]),
        Column.ID: step.ref,
    }
    if rank is not None:
        said[Column.SERVES] = Number(rank)
    if action.cost:
        said[Derived.COST] = action.cost
    if action.owner:
        said[Column.OWNER] = with_role(assessment, action.owner)
    if action.success_measure:
        said[Column.DONE_WHEN] = sentence(action.success_measure)
    return said


def _row(said: Mapping[str, Value], marked: Marked | None, reason: str, own: tuple[str, ...]) -> TrackerRowView:
    """Put what the plan says and what people wrote into one row."""
    cells: dict[str, Value] = {**said, Column.STATUS: Status.NOT_STARTED}
    if marked is not None:
        action = marked.action
        kept = {*action.changed, Column.NOTES, *own}
        cells |= {heading: value for heading, value in action.cells.items() if heading in kept}
        cells |= _status_of(action)
        cells |= {heading: typed for heading, typed in action.unread.items() if heading in _PEOPLES or heading in own}
    if mark := " ".join(part for part in (marked.text if marked else "", reason) if part):
        cells[Column.MARK] = mark
    return TrackerRowView(criterion=str(said[Column.ID]).partition("/")[0], cells=cells)


def _status_of(action: TrackedAction) -> dict[str, Value]:
    return {} if action.status is None else {Column.STATUS: action.status}


def _other_row(assessment: Assessment, row: Marked) -> TrackerRowView:
    """Keep a row that the new plan knows nothing of."""
    cells: dict[str, Value] = {**row.action.cells, **_status_of(row.action), **row.action.unread}
    if row.action.id:  # its place in an earlier plan says nothing now
        cells = {key: value for key, value in cells.items() if key not in _PLACED}
    if row.text:
        cells[Column.MARK] = row.text
    criterion = row.action.id.partition("/")[0]
    return TrackerRowView(criterion=criterion if criterion in assessment.framework.by_ref else "", cells=cells)


def _planned_before(action: TrackedAction) -> dict[str, Value]:
    """Give what an earlier plan had said of an action, as far as people left it as it was."""
    kept = {Column.ACTION, Column.ID, *AGREED} - action.changed
    return {heading: value for heading, value in action.cells.items() if heading in kept}
