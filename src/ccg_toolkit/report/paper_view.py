"""A board paper: the facts of its cover sheet, each with a place to fill in where it is not given, and drafts of the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.decisions_requested import YEAR
from ccg_toolkit.report.english import count, listed, long_date, quoted, sentence, span, the
from ccg_toolkit.report.plan_view import AskView, PlanView
from ccg_toolkit.report.report_view import ReportView
from ccg_toolkit.report.what_scores_say import lowest_and_highest


@dataclass(frozen=True, kw_only=True, slots=True)
class FactView:
    """Something that the cover sheet of a board paper says.

    Attributes:
        name: what it is.
        texts: as answered, or drafts made from the results; else one text in brackets that says what to fill in.
        state: ``given``, ``draft`` or ``missing``.
    """

    name: str
    texts: tuple[str, ...]
    state: str


@dataclass(frozen=True, kw_only=True, slots=True)
class YearRowView:
    """An action in the first year of the plan.

    Attributes:
        notes: what it serves, what it comes after, why it takes more than a quarter, its cost and its mark, in sentences.
        dates: when it starts, ends and shows, even beyond that year.
    """

    letter: str
    title: str
    notes: str
    owner: str
    dates: str
    done_when: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperView:
    """What a board paper shows beside the report.

    Attributes:
        to_do: what to complete before the paper goes out, in a sentence; empty where nothing is left.
        author: for the properties of the file; empty where nobody is named.
        facts: the meeting and the people.
        recommendations_lead: the words that lead to the recommendations.
        about_assessment: when, by whom and with what the assessment was made.
        decisions: what the board is asked to decide, as in the report.
        first_quarter: what it asks of whom.
        find_out: each thing to find out with the reason; where there are many, each domain with its own.
        plan: what the plan comes to, as in the report.
        year: the actions of the first four quarters, in order; `about_year` sums them up in a sentence or two.
        prepared: by whom, for whom and when.
    """

    title: str
    to_do: str
    author: str
    facts: tuple[FactView, ...]
    key_messages: FactView
    assurance: tuple[FactView, ...]
    equality: tuple[FactView, ...]
    recommendations_lead: str
    recommendations: FactView
    about_assessment: str
    decisions: tuple[str, ...]
    first_quarter: tuple[AskView, ...]
    find_out: tuple[tuple[str, str], ...]
    plan: PlanView
    year_title: str
    about_year: str
    year: tuple[YearRowView, ...]
    prepared: tuple[FactView, ...]


def paper_view(assessment: Assessment, report: ReportView) -> PaperView:
    """Make what a board paper shows beside the report.

    Args:
        assessment: whose answers hold the facts of the cover sheet.
        report: the view-model of the same assessment.

    Returns:
        Texts ready to show. No fact is made up: where the answers lack one, a text says what to fill in.
    """
    given = assessment.answers.paper
    planned = assessment.plan.quarters[:YEAR]
    period = span(planned[0].starts_on, planned[-1].ends_on)
    rows = tuple(_year_rows(report))
    facts = (
        _fact("Meeting", given.meeting),
        _fact("Date of the meeting", _written(given.meeting_on)),
        _fact("Author and role", given.author),
        *([_fact("Presenter and role", given.presenter)] if given.presenter else []),
        _fact("Sponsor", given.sponsor),
    )
    assurance = (
        _fact("Risk references", *given.risks),
        _fact("How this paper gives assurance", given.assurance),
        _fact("Existing or additional controls", *given.controls),
    )
    equality = (
        _fact("Equality impact", given.equality_impact),
        _fact("Equality impact assessment undertaken", given.equality_assessed),
    )
    prepared = (
        _fact("Prepared by", given.author),
        _fact("On behalf of", given.on_behalf_of),
        _fact("Date prepared", _written(given.prepared_on)),
    )
    key_messages = _fact("Key messages", *given.key_messages, draft=_key_messages(assessment, report))
    recommendations = _fact("Recommendations", *given.recommendations, draft=_recommendations(report))
    return PaperView(
        title=given.title or report.title,
        to_do=_to_do([*facts, *assurance, *equality, *prepared, key_messages, recommendations]),
        author=given.author or "",
        facts=facts,
        key_messages=key_messages,
        assurance=assurance,
        equality=equality,
        recommendations_lead=f"The {report.terms['board']} is asked to:",
        recommendations=recommendations,
        about_assessment=f"Assessed on {report.assessed_on}, with {report.framework}. Levels agreed by: {report.assessed_by}.",
        decisions=tuple(decision.in_words for decision in report.decisions),
        first_quarter=report.asks,
        find_out=tuple(_find_out(report)),
        plan=report.plan,
        year_title="The first year of the plan" if len(planned) == YEAR else "The plan",
        about_year=_about_year(report, period, len(rows)),
        year=rows,
        prepared=prepared,
    )


def _fact(name: str, *given: str | None, draft: Iterable[str] = ()) -> FactView:
    if texts := tuple(filter(None, given)):
        return FactView(name=name, texts=texts, state="given")
    if texts := tuple(draft):
        return FactView(name=name, texts=texts, state="draft")
    return FactView(name=name, texts=(f"[to fill in: {name[:1].lower()}{name[1:]}]",), state="missing")


def _written(day: date | None) -> str:
    return long_date(day) if day else ""


def _to_do(facts: Iterable[FactView]) -> str:
    states = [fact.state for fact in facts]
    jobs = []
    if missing := states.count("missing"):
        jobs.append(f"complete {the(missing, 'place', 'places')} marked [to fill in]")
    if "draft" in states:
        jobs.append("check what is marked [draft]")
    return f"Before this paper goes out, {listed(jobs)}. Then delete this line." if jobs else ""


def _key_messages(assessment: Assessment, report: ReportView) -> Iterable[str]:
    yield f"Overall: {report.overall.sentence}"
    yield from lowest_and_highest(assessment.scores)
    if report.first_five:
        yield f"First in order of priority: {quoted(priority.title for priority in report.first_five)}."
    if report.plan.headline:
        yield report.plan.headline


def _recommendations(report: ReportView) -> Iterable[str]:
    overall = report.overall
    if overall.band:
        yield f"note the overall score of {overall.score} on a scale of {overall.bottom} to {overall.top}, in the band {overall.band.said}"
    else:
        yield "note that nothing is rated yet"
    if report.decisions:
        yield f"take {the(len(report.decisions), 'decision', 'decisions')} under \u2018Decisions requested\u2019"


def _find_out(report: ReportView) -> Iterable[tuple[str, str]]:
    for group in report.find_out_groups:
        if group.domain:
            named = (
                f"{unknown.title}{' (in the first quarter)' if unknown.first else ''}" for unknown in group.unknowns
            )
            yield group.domain, "; ".join(named)
        else:
            for unknown in group.unknowns:
                yield unknown.title, f"{unknown.why}{' In the first quarter.' if unknown.first else ''}"


def _about_year(report: ReportView, period: str, number: int) -> str:
    if not number:
        return report.idle
    told = f"{sentence(count(number, 'action', 'actions'))[:-1]} from {period}."
    if len(report.quarters) > YEAR:
        told += f" The whole plan is for {report.period}; the report has the rest."
    return told


def _year_rows(report: ReportView) -> Iterable[YearRowView]:
    shown = {action.letter: action for quarter in report.quarters[:YEAR] for action in quarter.actions}
    for letter, action in shown.items():
        after = f"After {listed(action.after, len(action.after))}." if action.after else ""
        cost = f"Cost: {action.cost}." if action.cost else ""
        yield YearRowView(
            letter=letter,
            title=action.title,
            notes=" ".join(filter(None, (action.purpose, after, action.over, cost, action.mark))),
            owner=action.owner,
            dates=action.dates,
            done_when=action.success_measure,
        )
