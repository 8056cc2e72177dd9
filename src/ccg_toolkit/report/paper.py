"""A board paper: the facts of its cover sheet, each with a place to fill in where it is not given, and drafts of the rest."""

from collections.abc import Iterable
from datetime import date

from ccg_toolkit.report import view
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.rounding import in_words
from ccg_toolkit.report.words import count, listed, long_date, sentence, span

_YEAR = 4
"""Quarters of a year."""

_MOST_NAMED = 6
_MOST_TO_FIND_OUT = 5


def paper_view(assessment: Assessment, report: view.ReportView) -> view.PaperView:
    """Make what a board paper shows beside the report.

    Args:
        assessment: whose answers hold the facts of the cover sheet.
        report: the view-model of the same assessment.

    Returns:
        Texts ready to show. No fact is made up: where the answers lack one, a text says what to fill in.
    """
    given = assessment.answers.paper
    planned = assessment.plan.quarters[:_YEAR]
    period = span(planned[0].starts_on, planned[-1].ends_on)
    rows = tuple(_year_rows(report))
    decisions = tuple(_decisions(report))
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
    key_messages = _fact(
        "Key messages", *given.key_messages, draft=_key_messages(assessment, report, long_date(planned[-1].ends_on))
    )
    recommendations = _fact(
        "Recommendations", *given.recommendations, draft=_recommendations(report, period if rows else "", decisions)
    )
    assessed_by = f" by {report.assessed_by}" if report.assessed_by else ""
    return view.PaperView(
        title=given.title or report.title,
        to_do=_to_do([*facts, *assurance, *equality, *prepared, key_messages, recommendations]),
        author=given.author or "",
        facts=facts,
        key_messages=key_messages,
        assurance=assurance,
        equality=equality,
        asked=f"The {report.terms['board']} is asked to:",
        recommendations=recommendations,
        assessed=f"Assessed on {report.assessed_on}{assessed_by}, with {report.framework}.",
        decisions=decisions,
        asks=_asks(report.quarters[0]),
        find_out=tuple(sorted(report.find_out, key=lambda found: not found.first)[:_MOST_TO_FIND_OUT]),
        more_to_find_out=_more_to_find_out(len(report.find_out) - _MOST_TO_FIND_OUT),
        year_title="The first year of the plan" if len(planned) == _YEAR else "The plan",
        about_year=_about_year(report, period, len(rows)),
        year=rows,
        prepared=prepared,
    )


def _fact(name: str, *given: str | None, draft: Iterable[str] = ()) -> view.FactView:
    if texts := tuple(filter(None, given)):
        return view.FactView(name=name, texts=texts, state="given")
    if texts := tuple(draft):
        return view.FactView(name=name, texts=texts, state="draft")
    return view.FactView(name=name, texts=(f"[to fill in: {name[:1].lower()}{name[1:]}]",), state="missing")


def _written(day: date | None) -> str:
    return long_date(day) if day else ""


def _to_do(facts: Iterable[view.FactView]) -> str:
    states = [fact.state for fact in facts]
    jobs = []
    if missing := states.count("missing"):
        jobs.append(f"complete {_the(missing, 'place', 'places')} marked [to fill in]")
    if "draft" in states:
        jobs.append("check what is marked [draft]")
    return f"Before this paper goes out, {listed(jobs)}. Then delete this line." if jobs else ""


def _key_messages(assessment: Assessment, report: view.ReportView, end: str) -> Iterable[str]:
    yield f"Overall: {report.overall.sentence}"
    rated = [(item.score.mean, item.domain.title) for item in assessment.scores.domains if item.score.mean is not None]
    ends = sorted({mean for mean, _ in rated})
    if len(ends) > 1:
        lowest, highest = (_named(title for mean, title in rated if mean == ends[at]) for at in (0, -1))
        yield f"Lowest, at {in_words(ends[0])}: {lowest}. Highest, at {in_words(ends[-1])}: {highest}."
    if report.foremost:
        yield f"First in order of priority: {_named(priority.title for priority in report.foremost)}."
    year = report.quarters[:_YEAR]
    if any(quarter.actions for quarter in year):
        yield f"If the plan is kept, the overall score goes from {report.overall.score} to {year[-1].score.score} by {end}."


def _recommendations(report: view.ReportView, period: str, decisions: tuple[str, ...]) -> Iterable[str]:
    overall = report.overall
    if overall.band:
        yield f"note the overall score of {overall.score} on a scale of 0 to {overall.top}, in the band {overall.band.name}"
    else:
        yield "note that nothing is rated yet"
    if report.foremost:
        yield f"agree the order of priorities, beginning with {_named([report.foremost[0].title])}"
    if period:
        yield f"approve the work planned for {period}"
    if decisions:
        yield f"take {_the(len(decisions), 'decision', 'decisions')} under \u2018Decisions requested\u2019"


def _decisions(report: view.ReportView) -> Iterable[str]:
    """Say what the plan cannot settle by itself."""
    year = {action.ref: action for quarter in report.quarters[:_YEAR] for action in quarter.actions}
    if ownerless := [action.title for action in year.values() if "No owner yet" in action.flags]:
        yield f"Name an owner for {_named(ownerless)}."
    if endless := [action.title for action in year.values() if "No success measure yet" in action.flags]:
        yield f"Agree what will show {_named(endless)} to be done."
    if report.unwritten:
        titles = dict.fromkeys(note.title for note in report.unwritten)
        yield f"Agree actions for {_named(titles)}: some steps towards the target have none."
    if report.later:
        yield (
            f"Settle what becomes of {_the(len(report.later), 'action', 'actions')} that found no place in the plan: "
            f"{_named(action.title for action in report.later)}."
        )
    if first := [found.title for found in report.find_out if found.first]:
        yield f"Have {_named(first)} found out in the first quarter, as planned work rests on the answer."
    if report.progress and report.progress.late:
        yield f"Agree what becomes of what is late: {'; '.join(report.progress.late)}."


def _asks(quarter: view.QuarterView) -> tuple[tuple[str, tuple[str, ...]], ...]:
    asks: dict[str, tuple[str, ...]] = {}
    for action in quarter.actions:
        asks[action.owner] = (*asks.get(action.owner, ()), action.title)
    return tuple(asks.items())


def _more_to_find_out(number: int) -> str:
    if number < 1:
        return ""
    return sentence(
        f"{count(number, 'more thing', 'more things')} to find out: the report lists {'it' if number == 1 else 'them'}"
    )


def _about_year(report: view.ReportView, period: str, number: int) -> str:
    if not number:
        return (
            f"No action fits into {period} at this capacity."
            if report.priorities
            else "No gap is open, so nothing is planned."
        )
    told = f"{sentence(count(number, 'action', 'actions'))[:-1]} from {period}."
    if len(report.quarters) > _YEAR:
        told += f" The whole plan is for {report.period}; the report has the rest."
    return told


def _year_rows(report: view.ReportView) -> Iterable[view.YearRowView]:
    shown = {action.number: action for quarter in report.quarters[:_YEAR] for action in quarter.actions}
    for number, action in sorted(shown.items()):
        yield view.YearRowView(
            number=number,
            title=action.title,
            mark=action.mark,
            owner=action.owner,
            dates=span(action.starts, action.ends) if action.starts and action.ends else "",
            done_when=action.success_measure,
        )


def _the(number: int, one: str, many: str) -> str:
    return f"the {one}" if number == 1 else f"the {count(number, one, many)}"


def _named(titles: Iterable[str]) -> str:
    return listed((f"\u2018{title}\u2019" for title in titles), _MOST_NAMED)
