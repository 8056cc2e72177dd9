"""What a reader should know before relying on the figures."""

from collections.abc import Iterator, Mapping

from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import count, listed, quoted, sentence
from ccg_toolkit.report.owners import Lack, lacks_of
from ccg_toolkit.report.sentences import titles

_LACKING: Mapping[Lack, str] = {"no-owner": "owner", "no-success-measure": "success measure"}


def notes(assessment: Assessment) -> Iterator[str]:
    """Say in sentences what weakens the figures, and what the plan lacks."""
    yield from scored_in_part(assessment)
    standings, members = assessment.scores.criteria, assessment.framework.cover.terms.members
    if thin := [standing.ref for standing in standings if standing.thin_evidence]:
        yield (
            f"{sentence(count(len(thin), 'high rating rests', 'high ratings rest'))[:-1]} on thin evidence, with nothing from "
            f"{members} or from outside: {titles(assessment, thin)}."
        )
    if unknown := [standing.ref for standing in standings if standing.state in {"unknown", "unanswered"}]:
        told = sentence(count(len(unknown), "criterion is", "criteria are"))[:-1]
        yield f"{told} not known or not answered: {titles(assessment, unknown)}."
    for lack, noun in _LACKING.items():
        lacking = [
            f"\u2018{action.step.written.title}\u2019"
            for action in assessment.plan.actions
            if lack in lacks_of(assessment, action.step)
        ]
        if lacking:
            told = sentence(count(len(lacking), "planned action has", "planned actions have"))[:-1]
            yield f"{told} no {noun}: {listed(lacking)}. Agree one on the day."


def scored_in_part(assessment: Assessment) -> Iterator[str]:
    """Say of which domains a third or more was taken out as not applicable."""
    for domain in assessment.scores.domains:
        title, out, whole = quoted([domain.domain.title]), domain.score.not_applicable, len(domain.criteria)
        if 0 < out == whole:
            yield f"{title} has no score: none of its criteria apply."
        elif 0 < whole <= 3 * out:
            yield f"The score of {title} covers only part of it: {out} of its {whole} criteria do not apply."
