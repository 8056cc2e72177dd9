"""Read a closed survey, and give what it may show."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

from ccg_toolkit.framework import Framework
from ccg_toolkit.framework.cover_models import Role
from ccg_toolkit.sources import Complaint, Diagnostic, Place
from ccg_toolkit.survey.closed_file import ClosedFile, read_closed_file
from ccg_toolkit.survey.comments import NAME as COMMENTS
from ccg_toolkit.survey.comments import Written, read_comments
from ccg_toolkit.survey.disclosure import (
    LEAST_WRITTEN,
    heard_groups,
    rating_voices,
    roles_with_comments,
    statement_voices,
)
from ccg_toolkit.survey.keys import AGREE
from ccg_toolkit.survey.known import known_of
from ccg_toolkit.survey.voices import ReleasedComment, Voices


def read_voices(
    path: Path, name: str, framework: Framework, invited: Mapping[str, int]
) -> tuple[Voices | None, list[Diagnostic]]:
    """Read a closed file of responses and, from ``comments.csv`` beside it, what a person marked to be printed.

    Answers are counted, and no row is kept. The promise, the grouping and what counts as agreement are those of the file.

    Args:
        path: the file.
        name: what messages call it.
        framework: what was asked, in this version of it.
        invited: how many of each group were asked, by its id, as far as that is known.

    Returns:
        What may be shown, or ``None`` where there is an error; and what is wrong.
    """
    closed, problems = read_closed_file(path, name, known_of(framework))
    if closed is None:
        return None, problems
    voices = voices_of(closed, framework, invited)
    for group in voices.groups:
        if group.invited is not None and group.respondents is not None and group.respondents > group.invited:
            message = f"{group.respondents} of {group.id} answered, and {group.invited} were invited"
            hint = "Put the number right under `invited`; until then their rate is not told."
            problems.append(Complaint("invited", message, hint, "warning").at(Place(name)))
    comments_name = str(Path(name).with_name(COMMENTS))
    written, unread = read_comments(path.with_name(COMMENTS), comments_name)
    comments, kept_back = _released(written, closed)
    problems += [*unread, *(problem.at(Place(comments_name)) for problem in kept_back)]
    return replace(voices, comments=comments), problems


def voices_of(closed: ClosedFile, framework: Framework, invited: Mapping[str, int]) -> Voices:
    """Give what a closed file may show, without comments.

    Args:
        closed: the file.
        framework: what was asked.
        invited: how many of each group were asked, by its id, as far as that is known.
    """
    cover, promise, counts = framework.cover, closed.line.promise, closed.counts
    leaders = [unit for unit in closed.line.units if unit.role == "leader"]
    statements, ratings = [], []
    for key in closed.items:
        criterion = key.removeprefix(AGREE)
        if key == criterion:
            rated = {unit: counts.tally(unit.groups, key, cover.numbers) for unit in leaders}
            ratings.append(rating_voices(criterion, rated, promise, cover.bottom))
        else:
            places = range(len(cover.agreement))
            agreed = {unit: counts.tally(unit.groups, key, places) for unit in closed.line.units}
            statements.append(statement_voices(criterion, agreed, promise))
    return Voices(
        minimum_group=promise.minimum_group,
        minimum_comments=promise.minimum_comments,
        agrees_from=promise.agrees_from,
        closed_on=date.fromisoformat(closed.line.closed),
        groups=heard_groups(cover.groups, closed.respondents, invited, promise),
        statements=tuple(statements),
        ratings=tuple(ratings),
    )


def _released(written: Sequence[Written], closed: ClosedFile) -> tuple[tuple[ReleasedComment, ...], list[Complaint]]:
    """Give the comments that may be printed, each once, and a warning where others are marked."""
    promise = closed.line.promise
    roles = roles_with_comments(closed.respondents, Counter(comment.role for comment in written), promise)
    marked = {(comment.role, comment.text) for comment in written if comment.is_marked}
    released = tuple(
        ReleasedComment(role=role, text=text)
        for role in get_args(Role)
        if role in roles
        for text in sorted(text for writer, text in marked if writer == role)
    )
    hint = f"That takes {promise.minimum_comments} people of the role who may be shown, and {LEAST_WRITTEN} comments of it."
    kept_back = [
        Complaint("comments", f"no comment of the role {role} is printed", hint, "warning")
        for role in sorted({role for role, _ in marked} - roles)
    ]
    return released, kept_back
