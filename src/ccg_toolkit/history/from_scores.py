"""An assessment of today as a snapshot, to be held against another."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ccg_toolkit.history.heard import ROLES, Heard
from ccg_toolkit.history.snapshot import CriterionRecord, DomainRecord, Promise, Snapshot

if TYPE_CHECKING:
    from ccg_toolkit.answers import Answers
    from ccg_toolkit.planning import Plan
    from ccg_toolkit.scoring import CriterionScore, Scores
    from ccg_toolkit.survey.voices import Voices


def snapshot_of(name: str, answers: "Answers", scores: "Scores", plan: "Plan | None" = None) -> Snapshot:
    """Take down where things stand.

    Args:
        name: what messages call it, such as the name of the file of answers.
        answers: what was said.
        scores: what it scores.
        plan: what follows; ``None`` where nothing is to be said of what it promises.
    """
    framework = scores.framework
    return Snapshot(
        name=name,
        organisation=answers.organisation,
        assessed_on=answers.assessed_on,
        assessed_by=answers.assessed_by or "",
        framework=framework.cover.id,
        version=framework.cover.version,
        source=framework.source,
        domains=tuple(
            DomainRecord(
                id=domain.domain.id,
                title=domain.domain.title,
                weight=domain.domain.weight,
                criteria=tuple(map(_record, domain.criteria)),
            )
            for domain in scores.domains
        ),
        promises=tuple(_promises(plan)) if plan else (),
        heard=tuple(_heard(scores.voices)) if scores.voices else (),
        heirs=framework.heirs,
    )


def _record(standing: "CriterionScore") -> CriterionRecord:
    criterion = standing.criterion
    return CriterionRecord(
        ref=standing.ref,
        title=criterion.title,
        state=standing.state,
        level=standing.level,
        target=standing.target,
        weight=criterion.weight,
        wording=criterion.wording,
    )


def _promises(plan: "Plan") -> Iterator[Promise]:
    for planned in plan.actions:
        action = planned.step.written
        yield Promise(
            action=planned.ref,
            title=action.title,
            criterion=planned.step.standing.ref,
            reaches=action.reaches,
            reached_on=planned.reached_on,
            owner=action.owner or "",
        )


def _heard(voices: "Voices") -> Iterator[Heard]:
    for statement in voices.statements:
        for role, cell in zip(ROLES, (statement.leader, statement.member, statement.other), strict=True):
            if cell.n is not None:
                yield Heard(
                    criterion=statement.criterion,
                    role=role,
                    n=cell.n,
                    share=None if cell.bound else cell.share,
                    bound=cell.bound or "",
                )
