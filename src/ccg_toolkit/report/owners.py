"""Who owns an action and what shows its end: as people agreed it, else as the framework proposes, and what is missing."""

from collections.abc import Mapping
from typing import Literal

from ccg_toolkit.planning import LevelStep
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.tracker import Column

Lack = Literal["no-owner", "no-success-measure"]

IN_WORDS: Mapping[Lack, str] = {"no-owner": "No owner yet", "no-success-measure": "No success measure yet"}
"""What an action may lack before anyone can be held to it."""


def lacks_of(assessment: Assessment, step: LevelStep) -> tuple[Lack, ...]:
    """Say what an action lacks before anyone can be held to it."""
    there: dict[Lack, str | None] = {
        "no-owner": owner_of(assessment, step),
        "no-success-measure": measure_of(assessment, step),
    }
    return tuple(lack for lack, text in there.items() if not text)


def with_role(assessment: Assessment, role: str) -> str:
    """Name an owner: the person and the role, or the role alone."""
    person = assessment.answers.plan.owners.get(role)
    return f"{person} ({role})" if person else role


def owner_of(assessment: Assessment, step: LevelStep) -> str | None:
    """Name the owner of an action: whom people wrote into a tracker, else what the plan says; ``None`` where nobody is."""
    if named := agreed(assessment, step, Column.OWNER):
        return named
    return with_role(assessment, step.written.owner) if step.written.owner else None


def person_of(assessment: Assessment, step: LevelStep) -> str | None:
    """Name who does an action: as written into a tracker, else the person of its role; ``None`` where nobody is named."""
    return agreed(assessment, step, Column.OWNER) or assessment.answers.plan.owners.get(step.written.owner or "")


def doer_of(assessment: Assessment, step: LevelStep) -> str | None:
    """Name whose work an action is: the person, or the role that nobody has yet; ``None`` where it has neither."""
    return person_of(assessment, step) or step.written.owner


def measure_of(assessment: Assessment, step: LevelStep) -> str:
    """Say what shows that an action is done: as people wrote it into a tracker, else as the framework does."""
    return agreed(assessment, step, Column.DONE_WHEN) or step.written.success_measure or ""


def agreed(assessment: Assessment, step: LevelStep, column: Column) -> str:
    """Give what people wrote into a tracker in place of what the plan had said; empty where they left it."""
    return assessment.progress.agreed(step.ref, column) if assessment.progress else ""
