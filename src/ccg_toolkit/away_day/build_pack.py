"""Fill the away-day pack: the day as it can be held with these people, and the sheets that it needs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeVar

from ccg_toolkit.away_day import sheets
from ccg_toolkit.away_day.agenda import BALLOT, Agenda, agenda_of, by_domain, by_gap
from ccg_toolkit.away_day.day_view import Subjects, day_view
from ccg_toolkit.away_day.guide import guide_view
from ccg_toolkit.away_day.manifesto_sheet import ManifestoView, manifesto_view
from ccg_toolkit.away_day.pack_view import PackView
from ccg_toolkit.away_day.printing import Discussed, PrintingView, print_lines, purchases
from ccg_toolkit.away_day.subjects import (
    actions_told,
    bargain_told,
    definition_told,
    evidence_told,
    outcomes_told,
    owners_told,
    priorities_told,
    results_told,
    scoring_told,
    voices_told,
)
from ccg_toolkit.framework import FittedDay, Quantity, fit, numbers_for
from ccg_toolkit.framework.timetable import SHEETS
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.build_report import build_view
from ccg_toolkit.report.english import long_date

Thing = TypeVar("Thing")

Counted = Literal["evidence", "priorities", "criteria", "items", "decisions", "actions", "outcomes"]
"""What the results put on the agenda and a day counts."""

BLANK = 3
"""Lines that the room fills in itself, where the results give nothing to vote on or to do."""


def build_pack(assessment: Assessment) -> PackView:
    """Make the view-model of an away-day pack.

    Args:
        assessment: exact scores, priorities and plan; its answers say how many people come, when, and for how long.

    Returns:
        Texts ready to show. The same assessment gives the same pack.
    """
    view, about = build_view(assessment), assessment.answers.away_day
    agenda, manifesto = agenda_of(assessment), _manifesto(assessment)
    decisions = tuple(decision for decision in view.decisions if decision.text != view.evidence_first)
    tasks = tuple(sheets.tasks(assessment, view))
    texts = assessment.framework.texts
    timetable = texts.full_day if about.length == "day" else texts.three_hours
    counts = _counts(assessment, agenda, manifesto, decisions=len(decisions), actions=len(tasks))
    fitted = fit(timetable, counts, evidence_first=not assessment.scores.overall.confirmed)
    uses: dict[str, bool] = {sheet: any(sheet in held.session.sheets for held in fitted.held) for sheet in SHEETS}
    firsts = _taken(fitted, "priorities", agenda.priorities)
    criteria = _taken(fitted, "criteria", agenda.criteria)
    doubtful = _taken(fitted, "evidence", agenda.evidence)
    scoring = tuple(sheets.scoring_sheet(assessment, standing) for standing in by_domain(criteria))
    left = sheets.left_over(assessment, [*agenda.evidence[len(doubtful) :], *agenda.criteria[len(criteria) :]])
    certain = "" if agenda.criteria or agenda.evidence else sheets.certain(assessment)
    from_voices = " ".join(voices_told(assessment, criteria))
    evidence = tuple(sheets.scoring_sheet(assessment, standing) for standing in doubtful)
    first_views = tuple(sheets.first_view(assessment, view, priority) for priority in firsts)
    ballot = sheets.ballot(assessment, view, agenda, _number(fitted, "items"))
    decided, drafted = _taken(fitted, "decisions", decisions), _taken(fitted, "actions", tasks)
    subjects: Subjects = {
        "outcomes": tuple(outcomes_told(assessment, _taken(fitted, "outcomes", agenda.outcomes))),
        "definition": (definition_told(assessment, manifesto),) if manifesto else (),
        "results": tuple(results_told(assessment, view)),
        "evidence": tuple(evidence_told(evidence)),
        "priorities": tuple(priorities_told(first_views)),
        "criteria": tuple(scoring_told(from_voices, scoring, left, certain)),
        "bargain": tuple(bargain_told(manifesto)) if manifesto else (),
        "items": (ballot.about,),
        "decisions": tuple(decision.in_words for decision in decided),
        "actions": tuple(actions_told(drafted)),
        "owners": tuple(owners_told(assessment)),
    }
    results = sheets.results(assessment, view)
    domain_sheets = tuple(sheets.domain_sheet(assessment, domain) for domain in view.domains)
    discussed = _discussed(assessment, fitted, [priority.standing.criterion.domain for priority in firsts])
    discussion = tuple(sheet for sheet in domain_sheets if sheet.id in {*discussed.everywhere, *discussed.at_tables})
    pack = PackView(
        title="Away-day pack",
        organisation=view.organisation,
        framework=view.framework,
        language=view.language,
        assessed_on=view.assessed_on,
        version=view.version,
        terms=view.terms,
        scale=view.scale,
        overall=view.overall,
        evidence_first=view.evidence_first,
        held_on=long_date(about.held_on) if about.held_on else "",
        place=about.place or "",
        day=day_view(timetable, fitted, about.starts, subjects),
        uses=uses,
        guide=guide_view(texts.guide, rated=assessment.scores.overall.mean is not None),
        results=results,
        strips=tuple(sheets.strips(view, results)),
        rules=texts.ground_rules.rules,
        walls=domain_sheets if uses["walls"] else (),
        sheets=discussion,
        evidence=evidence,
        firsts=first_views,
        scoring=scoring,
        left=left,
        certain=certain,
        from_voices=from_voices,
        ballot=ballot,
        decisions=decided,
        tasks=drafted,
        manifesto=manifesto if uses["manifesto"] else None,
        printing=PrintingView(lines=(), purchases=()),
        organisation_short=view.organisation_short,
        organisation_long=view.organisation_long,
        bands=tuple(filter(None, (view.overall.band, *(result.band for result in results)))),
    )
    return replace(pack, printing=_printing(pack, fitted, discussed))


def _counts(
    assessment: Assessment, agenda: Agenda, manifesto: ManifestoView | None, *, decisions: int, actions: int
) -> dict[Quantity, int]:
    """Count what a day has to find time for; a room that the results give nothing to do fills in lines of its own."""
    return {
        **numbers_for(assessment.answers.away_day.people, len(assessment.scores.domains)),
        "evidence": len(agenda.evidence),
        "priorities": len(agenda.priorities),
        "criteria": len(agenda.criteria) or _something_to_score(assessment, agenda),
        "items": min(BALLOT, len(agenda.items)) or (0 if agenda.priorities else BLANK),
        "decisions": decisions,
        "actions": actions or BLANK,
        "manifesto": 1 if manifesto else 0,
        "outcomes": max(1, len(agenda.outcomes)) if assessment.since else 0,
        "wants": len(manifesto.orphans) if manifesto else 0,
    }


def _manifesto(assessment: Assessment) -> ManifestoView | None:
    """Give the manifesto where the answers hold anything of it, or say who belongs."""
    view = manifesto_view(assessment)
    return view if view.membership or view.lines or view.bargains[0].matches or view.bargains[1].matches else None


def _something_to_score(assessment: Assessment, agenda: Agenda) -> int:
    """Give 1 where any criterion applies and none is doubtful: the room takes the one that surprised it most."""
    return int(
        not agenda.evidence and any(standing.state != "not-applicable" for standing in assessment.scores.criteria)
    )


def _number(day: FittedDay, subject: Counted) -> int:
    """Give how many of a thing the day takes up; 0 where no session does."""
    return day.taken[subject] if any(subject in held.session.takes_up for held in day.held) else 0


def _taken(day: FittedDay, subject: Counted, things: Sequence[Thing]) -> tuple[Thing, ...]:
    """Give the first of some things, as many as the day takes up."""
    return tuple(things[: _number(day, subject)])


def _discussed(assessment: Assessment, day: FittedDay, first_domains: Sequence[str]) -> Discussed:
    """Choose the domains with a discussion sheet: those of the first priorities, and as many as there are tables."""
    sessions = [held.session for held in day.held if "discussion" in held.session.sheets]
    each = any("priorities" not in session.takes_up for session in sessions)
    furthest = [domain_score.domain.id for domain_score in by_gap(assessment.scores.domains)]
    return Discussed(
        everywhere=tuple(dict.fromkeys(first_domains)),
        at_tables=tuple(furthest[: day.taken["tables"]]) if each else (),
    )


def _printing(pack: PackView, day: FittedDay, discussed: Discussed) -> PrintingView:
    people, tables = day.taken["people"], day.taken["tables"]
    terms = pack.terms
    return PrintingView(
        lines=tuple(
            print_lines(
                people=people,
                tables=tables,
                uses=pack.uses,
                pages={
                    "strips": len(pack.strip_pages),
                    "walls": len(pack.walls),
                    "evidence": len(pack.evidence),
                    "scoring": len(pack.scoring_pages),
                    "voting": len(pack.ballot.pages),
                    "actions": len(pack.task_pages),
                    "record": 1 + sum(map(bool, (pack.votes_and_levels, pack.votes_apart, pack.decisions))),
                    "manifesto": 2,
                },
                discussed=discussed,
                first=pack.sheets[0].id if pack.sheets else "",
            )
        ),
        purchases=tuple(
            purchases(
                people=people,
                tables=tables,
                walls=len(pack.walls),
                dots=pack.ballot.dots if pack.uses["voting"] else 0,
                colours=(terms["members"], terms["leaders"]),
            )
        ),
    )
