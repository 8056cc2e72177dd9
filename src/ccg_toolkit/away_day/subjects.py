"""What the results put on the agenda, in whole sentences for the facilitator."""

from collections.abc import Iterator, Sequence

from ccg_toolkit.away_day.agenda import Agenda, furthest_behind, widest
from ccg_toolkit.away_day.manifesto_sheet import ManifestoView
from ccg_toolkit.away_day.pack_view import FirstView, ScoringView, TaskView
from ccg_toolkit.history import Kept
from ccg_toolkit.planning import FIRST_FIVE
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.build_change import promised_in_words
from ccg_toolkit.report.change_words import STATUSES, came_in_words, message
from ccg_toolkit.report.english import count, listed, quoted, sentence, stopped
from ccg_toolkit.report.outcomes import parted_equals
from ccg_toolkit.report.owners import person_of
from ccg_toolkit.report.report_view import ReportView
from ccg_toolkit.report.sentences import titles
from ccg_toolkit.scoring import CriterionScore


def outcomes_told(assessment: Assessment, outcomes: Sequence[Kept]) -> Iterator[str]:
    """Say what moved since an earlier assessment, and which promises of its plan to ask about; by roles, never by names."""
    if assessment.since is None:
        return
    yield message(assessment.since)
    if told := promised_in_words(assessment.since):
        yield told
    for kept in outcomes:
        promise, status = kept.promise, f"{STATUSES[kept.status]}, and " if kept.status else ""
        role = f" ({promise.owner})" if promise.owner else ""
        yield f"\u2018{promise.title}\u2019{role}: {status}level {promise.reaches} {came_in_words(kept.came)}."


def results_told(assessment: Assessment, view: ReportView) -> Iterator[str]:
    """Say which results to read out first, and with what doubt."""
    if assessment.scores.overall.mean is None:
        yield "Nothing is rated yet. Let the guesses be the first ratings: read out for each domain how many ticked what."
        return
    if not assessment.scores.overall.confirmed:
        yield f"Read the scores out with their doubt: {view.overall.sentence}"
    if behind := [domain_score.domain.title for domain_score in furthest_behind(assessment)]:
        yield stopped(f"Furthest from {'its' if len(behind) == 1 else 'their'} targets: {'; '.join(behind[:3])}")
    else:
        yield "Every rated criterion is reported at its target or above. Ask which of these ratings people would not recognise."
    if ordered := widest(assessment.priorities):
        gaps = [priority for priority in ordered if priority.standing.gap == ordered[0].standing.gap]
        levels = count(gaps[0].standing.gap or 0, "level", "levels")
        named = titles(assessment, [gap.standing.ref for gap in gaps])
        yield f"The widest gap is {levels}: {named}."


def evidence_told(evidence: Sequence[ScoringView]) -> Iterator[str]:
    """Name the high ratings to find evidence for."""
    for one in evidence:
        yield f"\u2018{one.title}\u2019: {one.why}."


def priorities_told(firsts: Sequence[FirstView]) -> Iterator[str]:
    """Say of each priority where it stands, and what the next level would say."""
    for first in firsts:
        told = f"\u2018{first.title}\u2019 ({first.domain}). {first.because} Now: {first.now}"
        yield f"{told} Next: {first.next}" if first.next else told


def voices_told(assessment: Assessment, scored: Sequence[CriterionScore]) -> Iterator[str]:
    """Say what the answers of leaders and members, each alone, do to what is scored.

    Args:
        assessment: where things stand, and what a closed survey may show.
        scored: what is scored in the room.
    """
    voices = assessment.voices
    if voices is None:
        return
    disputed = [
        reason
        for reason, any_of_it in (
            ("what members contest", any(standing.contested for standing in scored)),
            ("where leaders, each alone, lie far apart", any(standing.uncertain for standing in scored)),
        )
        if any_of_it
    ]
    if disputed:
        yield f"Chosen first is {', then '.join(disputed)}."
    if all(rating.cell.hidden for rating in voices.ratings):
        yield (
            "Too few leaders answered for their ratings to be shown, so nothing says where they differ: the cards, ticked in "
            "silence, bring it out in the room."
        )


def scoring_told(from_voices: str, scoring: Sequence[ScoringView], left: str, certain: str) -> Iterator[str]:
    """Say why each criterion is scored, and what else could be."""
    if from_voices:
        yield from_voices
    for sheet in scoring:
        yield f"\u2018{sheet.title}\u2019: {sheet.why}."
    if left:
        yield left
    if certain:
        yield certain


def vote_told(assessment: Assessment, agenda: Agenda, shown: int) -> str:
    """Say what the vote is about.

    Args:
        assessment: where things stand.
        agenda: what the results ask for.
        shown: how many items the sheet has room for.
    """
    items, firm = len(agenda.items), len(agenda.firm)
    if assessment.scores.overall.mean is None:
        return "Nothing is rated yet, so nothing is in order. Write on the voting sheet what the scoring brought up."
    if not assessment.priorities:
        return "No rated criterion is below its target. Vote on what to raise next: write it on the voting sheet."
    if len(assessment.priorities) <= FIRST_FIVE:
        gaps = sentence(count(items, "gap is", "gaps are"))[:-1]
        return f"{gaps} open: no more than the report leads with. The vote settles what the room would do first."
    if not items:
        return (
            "No other gap is among the first five in half of the ways to weigh the reasons. Vote only on what the room adds "
            "to the sheet."
        )
    told = f"{sentence(count(items, 'priority stands', 'priorities stand'))[:-1]} so close around the fifth place that the "
    told += "order depends on how one weighs the reasons."
    if equals := parted_equals(assessment):
        told += f" {equals} The vote tells the board which to choose."
    if shown < items:
        told += f" The first {shown} are on the sheet."
    if firm:
        told += f" {sentence(count(firm, 'other is', 'others are'))[:-1]} among the first five either way."
    return told


def actions_told(tasks: Sequence[TaskView]) -> Iterator[str]:
    """Name the actions of the first quarter."""
    if tasks:
        named = listed((f"\u2018{task.what}\u2019" for task in tasks), 6)
        yield f"From the plan for the first quarter: {named}."
    else:
        yield "The plan asks for nothing in the first quarter. Draft one action for each of the first three in the vote."


def owners_told(assessment: Assessment) -> Iterator[str]:
    """Say which actions of the first quarter have no person's name yet."""
    actions = [portion.action for portion in assessment.plan.quarters[0].portions]
    nameless = [action for action in actions if not person_of(assessment, action.step)]
    if nameless:
        named = quoted(f"{action.letter} {action.step.written.title}" for action in nameless)
        yield f"Nobody is named yet for {named}."
    elif actions:
        roles = listed(dict.fromkeys(role for action in actions if (role := action.step.written.owner)), 6)
        named = f": {roles}" if roles else ""
        yield f"Each action of the first quarter has a proposed owner{named}. Ask each for a yes."
    if first := [unknown.standing.ref for unknown in assessment.plan.find_out if "required" in unknown.reasons]:
        yield f"Nobody is proposed yet to find out how it stands with {titles(assessment, first, 6)}."


def definition_told(assessment: Assessment, manifesto: ManifestoView) -> str:
    """Say who counts as a member, or with which answers to begin."""
    terms = assessment.framework.cover.terms
    if manifesto.membership:
        return f"Who counts as a member, as written now: \u2018{manifesto.membership}\u2019"
    return (
        f"Nothing is written yet. Four answers to begin with: those who vote; everyone who works in {terms.members} and for "
        f"the {terms.organisation}; the community's representatives too; {terms.members} themselves, not the people in them."
    )


def bargain_told(manifesto: ManifestoView) -> Iterator[str]:
    """Name the wants that no offer meets."""
    if not manifesto.lines:
        yield "Nothing is written yet: begin with three wants from each side."
    for line in manifesto.orphans[:6]:
        yield f"No offer yet for {line.number}, \u2018{line.text}\u2019."
    if manifesto.lines and not manifesto.orphans:
        yield "Every want has an offer. Ask of each offer who sees to it, and how anyone would know."
