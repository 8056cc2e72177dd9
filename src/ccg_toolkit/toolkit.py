"""The order of the stages, from files to an assessment; the public Python API.

First `load` a file of answers; where it has no error, `assess` its inputs; `replanned` gives the same with another plan.
What to do with the assessment is up to the caller: `report.build_view` and `outputs.render` make a report of it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from ccg_toolkit.answers import (
    Answers,
    ReadAnswers,
    check_answers,
    choice_problem,
    framework_wish,
    inside,
    read_answers,
    read_joined,
    with_voted_importance,
)
from ccg_toolkit.answers.oversights import NAMED_IN_COMMENT
from ccg_toolkit.answers.people import People
from ccg_toolkit.framework import Framework, LoadedFramework, load_framework
from ccg_toolkit.history import Change, outcomes_of
from ccg_toolkit.planning import Decisions, Plan, Priority, Tracked, make_plan, rank_priorities, ranks_of
from ccg_toolkit.report import Assessment
from ccg_toolkit.scoring import Scores, score_answers
from ccg_toolkit.sources import Complaint, Diagnostic, Place, errors, in_order, shown
from ccg_toolkit.survey.voices import Voices
from ccg_toolkit.tracker import Column, Progress, Status, read_tracker

_LONG_APART = 366
"""Days between the close of a survey and the assessment after which it is likely that of another year."""

InOrder = int | Literal["all"]
"""How many of the gaps are placed strictly in order."""


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """Answers without an error, and all that is read beside them.

    Attributes:
        answers: what an organisation says of itself.
        framework: what they were held against.
        progress: what a tracker says, if one was read.
        voices: what a closed survey may show, if one was read.
        since: what changed since an earlier assessment, if one was read.
    """

    answers: Answers
    framework: Framework
    progress: Progress | None = None
    voices: Voices | None = None
    since: Change | None = None

    def without_comments(self) -> "Inputs":
        """Give the same without any comment, of the answers or of a survey."""
        voices = replace(self.voices, comments=()) if self.voices else None
        return replace(self, answers=self.answers.without_comments(), voices=voices)


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What came of reading a file of answers and its framework.

    Attributes:
        inputs: ``None`` where there is an error.
        problems: errors and warnings of the answers, errors of the framework and a warning of what is not filled in
            there yet, in order of place.
    """

    inputs: Inputs | None
    problems: list[Diagnostic]


def load(  # noqa: PLR0913 - what a person may name, beside the answers
    path: Path,
    *,
    name: str = "",
    framework: Path | None = None,
    default: Path | None = None,
    responses: Path | None = None,
    today: date | None = None,
) -> Loaded:
    """Read answers and the framework they are for.

    Args:
        path: the file of answers.
        name: what messages call it; the path where empty.
        framework: the framework folder to use, whatever the answers say.
        default: the framework folder to use where the answers name none; else the built-in one.
        responses: the closed survey to read, whatever the answers say; where it is ``None``, what they name.
        today: the day of the reader, to warn of what lies in the future.

    Returns:
        The inputs, if there is no error, and every problem.
    """
    read, problems = read_answers(path, name or str(path))
    if read is None:
        return Loaded(inputs=None, problems=in_order(problems))
    return _with_framework(read, path, name, framework=framework, default=default, responses=responses, today=today)


def load_joined(
    paths: Sequence[Path],
    *,
    framework: Path | None = None,
    default: Path | None = None,
    today: date | None = None,
) -> Loaded:
    """Read several files that each hold a part of the same answers, and the framework they are for; see `load`.

    Args:
        paths: the files. A framework folder that they name lies at or below the folder of the first.
        framework: the framework folder to use, whatever the answers say.
        default: the framework folder to use where the answers name none; else the built-in one.
        today: the day of the reader, to warn of what lies in the future.

    Returns:
        The inputs, if there is no error, and every problem.
    """
    read, problems = read_joined([(path, path.as_posix()) for path in paths])
    if read is None:
        return Loaded(inputs=None, problems=in_order(problems))
    first = paths[0]
    return _with_framework(
        read, first, first.as_posix(), framework=framework, default=default, responses=None, today=today
    )


def _with_framework(  # noqa: PLR0913 - what the two that call it are given
    read: ReadAnswers,
    path: Path,
    name: str,
    *,
    framework: Path | None,
    default: Path | None,
    responses: Path | None,
    today: date | None,
) -> Loaded:
    """Find the framework that answers are for, hold them against it, and read the survey that goes with them."""
    wish, outside = framework_wish(read, path.parent)
    folder = framework or wish or default
    label = str(folder) if folder else ""
    if folder is not None and folder == wish:
        label = (Path(name or str(path)).parent / str(read.answers.framework)).as_posix()
    loaded = load_framework(folder, label)
    if loaded.framework is None or outside:
        _, problems = check_answers(read, None, path.parent)
        return Loaded(inputs=None, problems=in_order([*problems, *outside, *errors(loaded.problems)]))
    answers, problems = check_answers(read, loaded.framework, path.parent, today)
    problems += [problem for problem in loaded.problems if problem.rule == "unfilled"]
    voices = None
    if not errors(problems):
        voices, of_the_survey = _voices(replace(read, answers=answers), loaded.framework, path, name, responses)
        problems += of_the_survey
    if not errors(problems):
        problems += _choices(replace(read, answers=answers), loaded.framework, voices)
    problems = in_order(problems)
    inputs = None if errors(problems) else Inputs(answers=answers, framework=loaded.framework, voices=voices)
    return Loaded(inputs=inputs, problems=problems)


def _voices(
    read: ReadAnswers, framework: Framework, path: Path, name: str, responses: Path | None
) -> tuple[Voices | None, list[Diagnostic]]:
    """Read the closed survey that was asked for, or that the answers name."""
    answers = read.answers
    if responses is not None:
        named, label = responses, responses.as_posix()
    else:
        found = None if answers.responses is None else inside(answers.responses, path.parent)
        if found is None:
            return None, []
        if not found.is_file():
            message = f"responses: there is no file {shown(str(answers.responses))} beside the answers"
            hint = "Name the closed survey, a file at or below the folder of the answers; or take the line out."
            return None, [Complaint("responses", message, hint).at(read.document.place("responses"))]
        named, label = found, (Path(name or str(path)).parent / str(answers.responses)).as_posix()
    from ccg_toolkit.survey.read_voices import read_voices  # noqa: PLC0415 - only where there is a survey

    voices, problems = read_voices(named, label, framework, answers.invited)
    if voices is not None:
        problems += _doubts(answers, framework, voices, label)
    return voices, problems


def _doubts(answers: Answers, framework: Framework, voices: Voices, label: str) -> Iterator[Diagnostic]:
    """Warn of a survey of another time, and of comments marked for printing that name or point to a person."""
    apart = abs((voices.closed_on - answers.assessed_on).days)
    if apart > _LONG_APART:
        days = f"{voices.closed_on.isoformat()}, and the assessment is of {answers.assessed_on.isoformat()}"
        hint = "Name the survey that belongs to this assessment, or take it out."
        yield Complaint("survey-day", f"this survey was closed on {days}", hint, "warning").at(Place(label))
    people = People.of(answers.organisation, answers.plan.owners.values(), framework.owners)
    points = Counter(filter(None, (people.pointed_to(comment.text) for comment in voices.comments)))
    for clause, number in sorted(points.items()):
        message = f"a comment that is marked for printing {clause}" + (f" ({number} times)" if number > 1 else "")
        hint = "Read them again, and take the mark from those that could harm somebody."
        comments = Place(Path(label).with_name("comments.csv").as_posix())
        yield Complaint(NAMED_IN_COMMENT, message, hint, "warning").at(comments)


def _choices(read: ReadAnswers, framework: Framework, voices: Voices | None) -> Iterator[Diagnostic]:
    """Check that what the board chooses among equals has an equal; that shows only once the gaps have their ranks."""
    if not read.answers.plan.choose:
        return
    ranks = ranks_of(score_answers(framework, with_voted_importance(read.answers), voices))
    shared = {rank for rank, count in Counter(ranks.values()).items() if count > 1}
    for index, name in enumerate(read.answers.plan.choose):
        if ranks.get(name) not in shared:
            yield choice_problem(read, index, ranks.get(name), len(shared))


def follow_up(inputs: Inputs, path: Path, *, name: str = "") -> Loaded:
    """Read the tracker of an earlier plan.

    Args:
        inputs: the new answers and their framework.
        path: the tracker, a workbook.
        name: what messages call it; the path where empty.

    Returns:
        The inputs with what the tracker says, if it has no error, and every problem of the tracker.
    """
    answers = inputs.answers
    progress, problems = read_tracker(
        path, name or str(path), inputs.framework, answers.organisation, answers.assessed_on
    )
    if progress and progress.is_untouched and any(action.is_late(answers.assessed_on) for action in progress.actions):
        message = "every action in this tracker is still Not started, and the end of some is past"
        hint = "Write into the column Status what was done. As it is, the tracker tells nothing of it."
        problems.append(Complaint("untouched", message, hint, "warning").at(Place(name or str(path))))
    followed = None if progress is None else replace(inputs, progress=progress)
    return Loaded(inputs=followed, problems=problems)


def check_folder(folder: Path | None, name: str = "") -> LoadedFramework:
    """Read and check a framework folder, the built-in one where none is named; see `load_framework`."""
    return load_framework(folder, name)


def assess(inputs: Inputs, *, version: str, capacity: int | None = None, in_order: InOrder | None = None) -> Assessment:
    """Score answers, rank the gaps and plan the work.

    Args:
        inputs: checked answers and their framework.
        version: of this program, for the report.
        capacity: points of effort a quarter; where it is ``None``, what the answers say, else the framework.
        in_order: how many of the gaps are placed strictly in order, 0 or more, or ``all``; where it is ``None``, what the
            answers say.

    Returns:
        Everything a report is made of. The same inputs give the same assessment.
    """
    answers = with_voted_importance(inputs.answers)
    framework = replace(inputs.framework, cover=inputs.framework.cover.in_palette(answers.palette))
    scores = score_answers(framework, answers, inputs.voices)
    priorities = rank_priorities(scores, answers.plan.choose)
    decisions = _placed_in_order(decisions_of(inputs), in_order)
    capacities = (capacity, answers.plan.capacity, framework.cover.capacity)
    points = next(given for given in capacities if given is not None)
    return Assessment(
        answers=answers,
        framework=framework,
        scores=scores,
        priorities=priorities,
        plan=_planned(answers, scores, priorities, decisions, points),
        version=version,
        decisions=decisions,
        progress=inputs.progress,
        since=inputs.since,
    )


def replanned(assessment: Assessment, *, capacity: int | None = None, in_order: InOrder | None = None) -> Assessment:
    """Give an assessment with another plan; what is scored, ranked and counted stays, and is not worked out again.

    Args:
        assessment: of the same answers.
        capacity: points of effort a quarter; where it is ``None``, those of its plan.
        in_order: how many of the gaps are placed strictly in order, 0 or more, or ``all``; where it is ``None``, as many as
            there.
    """
    decisions = _placed_in_order(assessment.decisions, in_order)
    points = assessment.plan.quarters[0].capacity if capacity is None else capacity
    plan = _planned(assessment.answers, assessment.scores, assessment.priorities, decisions, points)
    return replace(assessment, plan=plan, decisions=decisions)


def _planned(
    answers: Answers, scores: Scores, priorities: Sequence[Priority], decisions: Decisions, capacity: int
) -> Plan:
    return make_plan(
        scores,
        priorities,
        starts_on=answers.plan_starts_on,
        quarters=answers.plan.quarters,
        capacity=capacity,
        decisions=decisions,
    )


def _placed_in_order(decisions: Decisions, in_order: InOrder | None) -> Decisions:
    return decisions if in_order is None else replace(decisions, in_order=None if in_order == "all" else in_order)


_STATUSES: dict[Status, Literal["dropped", "done", "under-way"]] = {
    Status.DROPPED: "dropped",
    Status.DONE: "done",
    Status.UNDER_WAY: "under-way",
}


def decisions_of(inputs: Inputs) -> Decisions:
    """Collect what people decide about the plan, in the answers and in a tracker, and what came of an earlier plan."""
    wishes, progress = inputs.answers.plan, inputs.progress
    tracked = {
        ref: Tracked(status=_STATUSES[action.status], review_on=action.day(Column.REVIEW))
        for ref, action in (progress.by_id.items() if progress else ())
        if action.status in _STATUSES
    }
    return Decisions(
        in_order=None if wishes.in_order == "all" else wishes.in_order,
        person=wishes.person,
        owners=wishes.owners,
        not_now=wishes.not_now,
        not_before=wishes.not_before,
        tracked=tracked,
        assessed_on=inputs.answers.assessed_on,
        outcomes=outcomes_of(inputs.since.kept) if inputs.since else (),
    )
