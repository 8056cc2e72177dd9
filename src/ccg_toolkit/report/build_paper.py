"""Fill a board paper: the facts that people give, and what the results say."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.decision_view import DecisionView
from ccg_toolkit.report.decisions_requested import YEAR
from ccg_toolkit.report.english import count, long_date, sentence, the
from ccg_toolkit.report.paper_view import BarView, FactView, PaperView
from ccg_toolkit.report.plan_view import ActionView, QuarterView
from ccg_toolkit.report.report_view import ReportView
from ccg_toolkit.report.score_view import ScoreView
from ccg_toolkit.scoring import Score


def build_paper_view(assessment: Assessment, report: ReportView) -> PaperView:
    """Make what a board paper shows beside the report.

    Args:
        assessment: whose answers hold the facts that people give.
        report: the view-model of the same assessment.

    Returns:
        Texts ready to show. No fact is made up: where the answers lack one, a text says what to write there.
    """
    given = assessment.answers.paper
    facts = (
        _fact("Meeting", given.meeting),
        _fact("Date of the meeting", _written(given.meeting_on)),
        _fact("Author and role", given.author),
        *([_fact("Presenter and role", given.presenter)] if given.presenter else []),
        _fact("Sponsor", given.sponsor),
        _fact("On behalf of", given.on_behalf_of),
        _fact("Date prepared", _written(given.prepared_on)),
    )
    asked = (
        _fact("Levels agreed by", report.assessed_by),
        _fact("Evidence", _confirmed(assessment)),
        _fact("The plan", given.consultation, wanted="who was asked about the plan, and what they said"),
    )
    risks = (
        _fact("Risk references", *given.risks, wanted="which risks of the assurance framework this bears on"),
        _fact("How this paper gives assurance", given.assurance, wanted="how it shows that they are dealt with"),
        _fact("Existing or additional controls", *given.controls, wanted="the controls, with their references"),
    )
    equality = (
        _fact(
            "Equality impact",
            given.equality_impact,
            wanted="what the plan means for people with protected characteristics, for better and for worse",
        ),
        _fact("Assessment undertaken", given.equality_assessed, wanted="whether, when and by whom it was assessed"),
    )
    drafted = not given.recommendations
    year = report.quarters[:YEAR]
    costs = {action.letter: f"{action.called}: {action.cost}" for action in _begun(report.quarters) if action.cost}
    return PaperView(
        title=given.title or report.title,
        to_do=_to_do([*facts, *asked, *risks, *equality], drafted=drafted),
        author=given.author or "",
        facts=facts,
        purpose=_purpose(report),
        recommendations_lead=f"The {report.terms['board']} is asked to:",
        recommendations=_drafts(report)
        if drafted
        else tuple(DecisionView(text=text, proposal="") for text in given.recommendations),
        drafted=drafted,
        key_messages=tuple(given.key_messages),
        about_bars=_about_bars(assessment),
        bars=tuple(_bars(assessment, report)),
        quarters=tuple(quarter for quarter in year if quarter.actions),
        about_year=_about_year(report, year),
        effort=_effort(report, costs),
        costs=tuple(costs.values()),
        asked=asked,
        risks=risks,
        equality=equality,
    )


def _fact(name: str, *given: str | None, wanted: str = "") -> FactView:
    texts = tuple(filter(None, given))
    blank = f"[to fill in: {wanted or name[:1].lower() + name[1:]}]"
    return FactView(name=name, texts=texts or (blank,), missing=not texts)


def _written(day: date | None) -> str:
    return long_date(day) if day else ""


def _to_do(facts: Iterable[FactView], *, drafted: bool) -> str:
    missing = sum(fact.missing for fact in facts)
    jobs = [f"complete {the(missing, 'place', 'places')} marked [to fill in]"] if missing else []
    if drafted:
        jobs.append("make the recommendations your own")
    return f"Before this paper goes out, {' and '.join(jobs)}. Then delete this line." if jobs else ""


def _purpose(report: ReportView) -> str:
    proposes = f", and proposes a plan for {report.period}" if any(_begun(report.quarters)) else ""
    return (
        f"For decision. This paper says where {report.organisation} stood on {report.assessed_on}, as it rated itself with "
        f"{report.framework}{proposes}. It is no inspection. The report has the levels, the evidence and the method."
    )


def _drafts(report: ReportView) -> tuple[DecisionView, ...]:
    overall = report.overall
    note = (
        f"Note the overall score of {overall.score} on a scale of {overall.bottom} to {overall.top}, in the band "
        f"{overall.band.said}."
        if overall.band
        else "Note that nothing is rated yet."
    )
    return DecisionView(text=note, proposal=""), *report.decisions


def _about_bars(assessment: Assessment) -> str:
    if assessment.scores.overall.mean is None:
        return ""
    ends = long_date(assessment.plan.quarters[-1].ends_on)
    adds = f", the light part what the plan adds by {ends}," if assessment.plan.actions else ""
    return f"The dark part of a bar is the score now{adds} and the line the mean target."


def _bars(assessment: Assessment, report: ReportView) -> Iterator[BarView]:
    now, then = assessment.scores, assessment.plan.quarters[-1].projected
    for domain, later, shown in zip(now.domains, then.domains, report.domains, strict=True):
        yield _bar(assessment, shown.title, shown.score, domain.score, later.score)
    yield replace(_bar(assessment, "Overall", report.overall, now.overall, then.overall), own=False)


def _bar(assessment: Assessment, name: str, shown: ScoreView, score: Score, later: Score) -> BarView:
    marks = [
        _thousandths(assessment.framework.cover.numbers, one)
        for one in (score.mean, later.mean, score.target)
        if one is not None
    ]
    planned = f", {shown.planned} by the end of the plan" if assessment.plan.actions else ""
    return BarView(
        name=name,
        own=True,
        now=shown.score,
        planned=shown.planned,
        target=shown.target,
        band=shown.band.said if shown.band else "not rated",
        marks=(marks[0], marks[1], marks[2]) if len(marks) == 3 else None,
        told=f"Bar from {shown.bottom} to {shown.top}: {shown.score} now{planned}, target {shown.target}",
    )


def _thousandths(levels: range, value: Fraction) -> int:
    return int((value - levels[0]) / (levels[-1] - levels[0]) * 1000 + Fraction(1, 2))


def _begun(quarters: Iterable[QuarterView]) -> list[ActionView]:
    return [action for quarter in quarters for action in quarter.starting]


def _about_year(report: ReportView, year: tuple[QuarterView, ...]) -> str:
    if not (begun := _begun(year)):
        return report.idle
    if len(report.quarters) == len(year):
        return ""
    told = sentence(count(len(begun), "action begins", "actions begin"))[:-1]
    return f"{told} in the first year, shown here; the report has the rest."


def _effort(report: ReportView, costs: Iterable[str]) -> str:
    if not any(quarter.effort for quarter in report.quarters):
        return ""
    return (
        "Beside people's time these actions cost money:"
        if [*costs]
        else "None of the actions names a cost beside people's time."
    )


def _confirmed(assessment: Assessment) -> str:
    rated = [standing for standing in assessment.scores.criteria if standing.level is not None]
    if not rated:
        return "Nothing is rated yet."
    shown = sum(standing.answer.confirmed for standing in rated)
    members = assessment.framework.cover.terms.members
    return f"{shown} of {len(rated)} ratings rest on evidence from {members} themselves or from outside"
