"""How the work of an earlier plan has come on: what the tracker says of each action, held against the new plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ccg_toolkit.planning import LevelStep
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import count, listed, long_date, sentence
from ccg_toolkit.report.sentences import title_of
from ccg_toolkit.report.tracker_view import ProgressView
from ccg_toolkit.tracker import DATES, Column, Status, TrackedAction

_LONGEST_NAME = 120
_LONGEST_TYPED = 40
_MOST_NAMED = 12
_KINDS: dict[Status | None, "Kind | None"] = {
    None: None,
    Status.NOT_STARTED: None,
    Status.UNDER_WAY: "under-way",
    Status.DONE: "done",
    Status.DROPPED: "dropped",
}
_COUNTED: dict[Status | None, str] = {
    Status.DONE: "done",
    Status.UNDER_WAY: "under way",
    Status.NOT_STARTED: "not started",
    Status.DROPPED: "dropped",
    None: "not read",
}

Kind = Literal["done", "late", "dropped", "under-way"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """An action of a tracker, and what is to be said of it now.

    Attributes:
        action: the row of the tracker.
        kind: ``None`` where nothing was begun and nothing is late.
        text: the mark in a sentence; empty where there is nothing to say.
        planned: whether the new plan has the action too, in a quarter or for later.
    """

    action: TrackedAction
    kind: Kind | None
    text: str
    planned: bool


def marked_actions(assessment: Assessment) -> list[Marked]:
    """Mark every action of the tracker, in the order of its rows; empty where none was read.

    One whose row is gone is left out where the new plan does not have it either.
    """
    steps = _steps(assessment)
    tracked = assessment.progress.actions if assessment.progress else ()
    return [
        _marked(assessment, action, steps.get(action.id)) for action in tracked if not action.gone or action.id in steps
    ]


def mark_of(assessment: Assessment, step: LevelStep) -> str:
    """Give the mark of an action of the new plan, in a sentence; empty where there is nothing to say."""
    action = assessment.progress.by_id.get(step.ref) if assessment.progress else None
    return _marked(assessment, action, step).text if action else ""


def progress_view(assessment: Assessment) -> ProgressView | None:
    """Sum up a tracker: how each of its actions stands, and which are late."""
    if assessment.progress is None:
        return None
    marks = marked_actions(assessment)
    all_late = [_named(assessment, marked.action) for marked in marks if marked.kind == "late"]
    late = all_late[:_MOST_NAMED]
    if beyond := len(all_late) - len(late):
        late.append(f"{beyond} more")
    own = sum(not marked.action.id for marked in marks)
    gone = sum(bool(marked.action.id) and not marked.planned for marked in marks)
    counted = (
        count(own, "action of your own", "actions of your own") if own else "",
        count(gone, "action of an earlier plan", "actions of an earlier plan") if gone else "",
    )
    kept = listed(filter(None, counted))
    return ProgressView(
        summary="; ".join(_counts(marks)),
        late=tuple(late),
        late_count=len(all_late),
        kept=f"Kept at the end of a new tracker: {kept}" if kept else "",
    )


def _counts(marks: Sequence[Marked]) -> Iterator[str]:
    """Say how many actions have each status, each action once, and how many of these are late."""
    for status, words in _COUNTED.items():
        of_it = [marked for marked in marks if marked.action.status is status]
        late = sum(marked.kind == "late" for marked in of_it)
        if of_it or status is not None:
            yield f"{len(of_it)} {words}{_late(late, len(of_it)) if late else ''}"


def _late(late: int, whole: int) -> str:
    if late < whole:
        return f", {late} of them late"
    return " and late" if whole == 1 else f", {'both' if whole == 2 else 'all'} late"


def _steps(assessment: Assessment) -> dict[str, LevelStep]:
    """Give all steps of the new plan, placed or for later, by their full names."""
    plan = assessment.plan
    return {
        step.ref: step for step in (*(placed.step for placed in plan.actions), *(later.step for later in plan.later))
    }


def _marked(assessment: Assessment, action: TrackedAction, step: LevelStep | None) -> Marked:
    kind = _KINDS[action.status]
    if not action.id or step is not None or _unknown(assessment, action.id):
        kind = "late" if action.is_late(assessment.answers.assessed_on) else kind
    said = (_text(assessment, action, kind, step), _what_was_not_read(action, today=assessment.answers.assessed_on))
    return Marked(action=action, kind=kind, text=" ".join(filter(None, said)), planned=step is not None)


def _unknown(assessment: Assessment, ref: str) -> bool:
    """Tell whether the level of an action's criterion is not known now, so that nobody can say it is no longer needed."""
    criterion = assessment.framework.actions[ref][0].ref if ref in assessment.framework.actions else ""
    states = {standing.ref: standing.state for standing in assessment.scores.criteria}
    return states.get(criterion) in {"unknown", "unanswered"}


def _what_was_not_read(action: TrackedAction, *, today: date) -> str:
    """Say what of a row could not be read, and how it is treated."""
    if action.gone:
        return sentence(f"{action.gone}, so it counts as not started")
    if not action.unread:
        return ""
    cells = [_as_typed(heading, typed) for heading, typed in action.unread.items()]
    ends = action.day(Column.ENDS)
    overdue = f" It was to end on {long_date(ends)}." if action.status is None and ends and ends < today else ""
    return f"Not read: {listed(cells)}.{overdue}"


def _as_typed(heading: str, typed: str) -> str:
    """Name a cell, and where it tells how the work stands, what is in it; what else people write is theirs."""
    text = " ".join(typed.split())
    return f"{heading} \u2018{text[:_LONGEST_TYPED]}\u2019" if text and heading in {Column.STATUS, *DATES} else heading


def _text(assessment: Assessment, action: TrackedAction, kind: Kind | None, step: LevelStep | None) -> str:
    """Say what a mark means for the new plan."""
    if kind == "late" and (ends := action.day(Column.ENDS)):
        late = f"Late: it was to end on {long_date(ends)}."
        return late if step or not action.id else f"{late} {_why_gone(assessment, action.id)}"
    finished = next((one for one in assessment.plan.finished if one.step.ref == action.id), None)
    if finished and finished.counts_on:
        return f"Done. Its level counts from {long_date(finished.counts_on)}, the day of its review."
    step = finished.step if finished else step
    if step is None:
        return _why_gone(assessment, action.id) if action.id else ""
    waited_for = "other actions still wait for it" if step.enabling else "its gap is still open"
    said: dict[Kind | None, str] = {
        "done": f"Done, but the level is still {step.standing.level}: check that it holds, or raise the level.",
        "dropped": f"Dropped, and {waited_for}: take it up again, or lower the target.",
        "under-way": "Under way.",
    }
    return said.get(kind, "")


def _why_gone(assessment: Assessment, ref: str) -> str:
    """Say why an action of an earlier plan is not in the new one."""
    if ref not in assessment.framework.actions:
        return "Not in the new plan: the framework no longer has it."
    criterion, action = assessment.framework.actions[ref]
    standing = next(standing for standing in assessment.scores.criteria if standing.ref == criterion.ref)
    if standing.level is None:
        unsure = "does not apply" if standing.state == "not-applicable" else "has no known level"
        return f"Not in the new plan: its criterion {unsure}."
    if standing.level >= action.reaches:
        return f"Not in the new plan: level {standing.level} is reached."
    if action.begins >= standing.target:
        return "Not in the new plan: no target asks for it."
    return "Not in the new plan: another action takes its place."


def _named(assessment: Assessment, action: TrackedAction) -> str:
    ends = action.day(Column.ENDS)
    known = action.id in assessment.framework.actions
    title = title_of(assessment, action.id) if known else " ".join(action.text(Column.ACTION).split())
    if len(title) > _LONGEST_NAME:
        title = f"{title[:_LONGEST_NAME]}..."
    who = action.text(Column.OWNER)
    due = f"was to end on {long_date(ends)}" if ends else ""
    return ", ".join(part for part in (f"\u2018{title}\u2019", " ".join(who.split()), due) if part)
