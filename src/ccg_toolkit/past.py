"""Assessments of other days, from answers or from result files: read, and put in order to be compared.

Two result files are read without a framework, and so in about the time that it takes to start.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ccg_toolkit import __version__
from ccg_toolkit.history import (
    Snapshot,
    change_between,
    differs,
    in_order_of_days,
    pairs_of,
    snapshot_from_result,
    snapshot_of,
)
from ccg_toolkit.history.fields import Figure
from ccg_toolkit.sources.diagnostics import Complaint, Diagnostic, Place
from ccg_toolkit.sources.json_text import read_json

if TYPE_CHECKING:
    from datetime import date

    from ccg_toolkit.framework import Framework
    from ccg_toolkit.history import TrackedStatus
    from ccg_toolkit.toolkit import Inputs, Loaded
    from ccg_toolkit.tracker import Progress

RESULT = ".json"
"""The ending of a result file; any other is one of answers."""
BUILT_IN = "built in"
_MOST_TOLD = 20
"""Problems of one result file that are told; a program made it, so that more of them tell nothing new."""


class Assessed(NamedTuple):
    """An assessment of some day, and the framework that it was rated by, where that was read."""

    snapshot: Snapshot
    framework: "Framework | None"


def read_assessment(
    path: Path,
    *,
    name: str = "",
    framework: Path | None = None,
    default: Path | None = None,
    today: "date | None" = None,
) -> tuple[Assessed | None, list[Diagnostic]]:
    """Read what was assessed on some day.

    Args:
        path: a result file, by its ending ``.json``, or answers: YAML or a workbook.
        name: what messages call it; the path where empty.
        framework: the framework folder by which answers are rated, whatever they say.
        default: the framework folder for answers that name none; else the built-in one.
        today: the day of the reader, to warn of what lies in the future.

    Returns:
        The assessment, if there is no error, and every problem.
    """
    name = name or str(path)
    if path.suffix.lower() == RESULT:
        return _from_result(path, name)
    from ccg_toolkit.toolkit import assess, load  # noqa: PLC0415 - only answers need a framework

    loaded = load(path, name=name, framework=framework, default=default, today=today)
    if loaded.inputs is None:
        return None, loaded.problems
    assessment = assess(loaded.inputs, version=__version__)
    snapshot = snapshot_of(name, assessment.answers, assessment.scores, assessment.plan)
    return Assessed(snapshot, loaded.inputs.framework), loaded.problems


def _from_result(path: Path, name: str) -> tuple[Assessed | None, list[Diagnostic]]:
    document, problems = read_json(path, name, Figure)
    if problems:
        return None, problems
    snapshot, wrong = snapshot_from_result(name, document)
    found = [
        Complaint("result-file", f"{where}: {message}" if where else message, hint).at(Place(name))
        for where, message, hint in wrong[:_MOST_TOLD]
    ]
    return Assessed(snapshot, None) if snapshot else None, found


def look_back(  # noqa: PLR0913 - what is read, and how it is named
    inputs: "Inputs",
    earlier: Path,
    *,
    name: str = "",
    answers: str = "the answers",
    default: Path | None = None,
    today: "date | None" = None,
) -> "Loaded":
    """Read an earlier assessment beside new answers, and work out what changed since.

    Args:
        inputs: the new answers, and what a tracker of the earlier plan says, if one was read.
        earlier: a result file or answers, which are rated by the framework that they name.
        name: what messages call it; the path where empty.
        answers: what messages call the new answers.
        default: the framework folder for answers that name none; else the built-in one.
        today: the day of the reader, to warn of what lies in the future.

    Returns:
        The inputs with what changed, if there is no error, and every problem of the earlier assessment.
    """
    from ccg_toolkit.scoring import score_answers  # noqa: PLC0415 - as above
    from ccg_toolkit.toolkit import Loaded  # noqa: PLC0415

    assessed, problems = read_assessment(earlier, name=name, default=default, today=today)
    if assessed is None:
        return Loaded(inputs=None, problems=problems)
    now = snapshot_of(answers, inputs.answers, score_answers(inputs.framework, inputs.answers, inputs.voices))
    then = assessed.snapshot
    wrong = refused([now, then])
    if then.assessed_on > now.assessed_on:
        message = (
            f"this was assessed on {then.assessed_on.isoformat()}, after {answers} on {now.assessed_on.isoformat()}"
        )
        hint = "Give the later one to `assess`, and the earlier one with --since."
        wrong.append(Complaint("not-earlier", message, hint).at(Place(then.name)))
    if wrong:
        return Loaded(inputs=None, problems=[*problems, *wrong])
    then, now = in_order([then, now], titled=True)
    tracked = statuses_of(inputs.progress) if inputs.progress else None
    return Loaded(inputs=replace(inputs, since=change_between(then, now, tracked)), problems=problems)


def refused(snapshots: Sequence[Snapshot]) -> list[Diagnostic]:
    """Say why assessments cannot be compared: they are of different organisations, or two are of one day."""
    first = snapshots[0]
    problems = []
    days = {first.assessed_on: first}
    for other in snapshots[1:]:
        if _plain(other.organisation) != _plain(first.organisation):
            problems.append(
                Complaint(
                    "other-organisation",
                    f"this is {other.organisation}, and {first.name} is {first.organisation}",
                    "Compare assessments of one organisation. Where it was renamed, give it one name in both files.",
                ).at(Place(other.name))
            )
        if (same := days.setdefault(other.assessed_on, other)) is not other:
            problems.append(
                Complaint(
                    "same-day",
                    f"this was assessed on {other.assessed_on.isoformat()}, and so was {same.name}: neither came before the "
                    "other",
                    "Name two assessments of different days, or correct `assessed_on`.",
                ).at(Place(other.name))
            )
    return problems


def in_order(snapshots: Sequence[Snapshot], framework: Path | None = None, *, titled: bool = False) -> list[Snapshot]:
    """Put assessments in the order of their days, with what their framework says beside it where that is needed and at hand.

    Args:
        snapshots: of one organisation and different days.
        framework: the framework folder to look in; else the built-in one where a result file says that it was rated by it.
        titled: whether titles of criteria are wanted, which a result file does not hold.

    Returns:
        The same assessments, with former names and titles where they could be found.
    """
    ordered = [*in_order_of_days(snapshots)]
    needed = {index for index, each in enumerate(ordered) if titled and not each.titled}
    for index, (earlier, later) in enumerate(pairwise(ordered), start=1):
        if not later.heirs and _dropped_and_added(earlier, later):
            needed.add(index)
    for index in sorted(needed):
        if found := _framework_of(ordered[index], framework):
            ordered[index] = _with_texts(ordered[index], found)
    return ordered


def statuses_of(progress: "Progress") -> dict[str, "TrackedStatus"]:
    """Give what a tracker says of each action of the toolkit, by its full name; what could not be read is left out.

    Of a tracker that nobody touched nothing is given.
    """
    from ccg_toolkit.tracker import Status  # noqa: PLC0415 - only where there is one

    words: dict[Status, TrackedStatus] = {
        Status.NOT_STARTED: "not-started",
        Status.UNDER_WAY: "under-way",
        Status.DONE: "done",
        Status.DROPPED: "dropped",
    }
    if progress.is_untouched:
        return {}
    return {ref: words[action.status] for ref, action in progress.by_id.items() if action.status}


def remarks(snapshots: Sequence[Snapshot]) -> Iterator[str]:
    """Say what a reader should know of the files.

    Args:
        snapshots: in the order of their days.
    """
    for snapshot in snapshots:
        if differs(snapshot):
            yield (
                f"{snapshot.name}: the overall score that the file states is not the one that its own levels and weights "
                "give; these count."
            )
    for earlier, later in pairwise(snapshots):
        if not later.titled and _dropped_and_added(earlier, later):
            yield (
                f"{later.name}: criteria were dropped and others added. Where some were only renamed, name the framework of this "
                "file with --framework, so that former names are read."
            )


def _dropped_and_added(earlier: Snapshot, later: Snapshot) -> bool:
    """Tell whether something may have been renamed: it is missing under one name, and another is there."""
    return {pair.kind for pair in pairs_of(earlier, later)} >= {"dropped", "added"}


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _framework_of(snapshot: Snapshot, folder: Path | None) -> "Framework | None":
    """Find the framework that a result was rated by, where it is the version at hand."""
    if folder is None and snapshot.source != BUILT_IN:
        return None
    from ccg_toolkit.framework import load_framework  # noqa: PLC0415 - rarely needed, and heavy

    found = load_framework(folder, str(folder or "")).framework
    at_hand = found and (found.cover.id, found.cover.version)
    return found if at_hand == (snapshot.framework, snapshot.version) else None


def _with_texts(snapshot: Snapshot, framework: "Framework") -> Snapshot:
    titles = {criterion.ref: criterion.title for criterion in framework.criteria()}
    domains = tuple(
        replace(
            domain,
            criteria=tuple(replace(record, title=titles.get(record.ref, "")) for record in domain.criteria),
        )
        for domain in snapshot.domains
    )
    return replace(snapshot, domains=domains, heirs=framework.heirs)
