"""The away-day pack: what goes on the agenda, what is voted on, and that nothing in it is made up."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from ccg_toolkit.answers import Answers, AwayDay
from ccg_toolkit.away_day import PackView, build_pack
from ccg_toolkit.away_day.agenda import by_domain, dots_for, doubtful, to_vote_on
from ccg_toolkit.away_day.manifesto_sheet import ManifestoView
from ccg_toolkit.report import Assessment, build_view
from ccg_toolkit.toolkit import Inputs, assess, load
from tests.builders import Case, action, answers, cases, criterion, framework
from tests.slow import tries

EXAMPLES = Path(__file__).parents[2] / "examples"
CONFIRMED = {"evidence": [{"what": "Poll", "strength": "members"}]}
THIN: dict[str, Any] = {"level": 3, "importance": 5}


def assessed(case: Case) -> Assessment:
    return assess(Inputs(answers=case.answers, framework=case.framework), version="0")


def pack_of(whole: Any, said: Answers) -> PackView:
    return build_pack(assessed(Case(whole, said)))


@pytest.fixture(scope="module", params=["answers.yaml", "federation/answers.yaml"])
def example(request: pytest.FixtureRequest) -> tuple[Assessment, PackView]:
    inputs = load(EXAMPLES / request.param).inputs
    assert inputs is not None
    assessment = assess(inputs, version="0")
    return assessment, build_pack(assessment)


def held_for(whole: Any, said: Answers, **about: Any) -> PackView:
    """Make the pack for a day with people, start and length of its own."""
    return pack_of(whole, said.model_copy(update={"away_day": AwayDay(**about)}))


def scored(given: dict[str, Any], domains: str) -> list[str]:
    """Give the first six to score in silence, in a framework of domains with four criteria each."""
    whole = framework({domain: [criterion(name) for name in "pqrs"] for domain in domains})
    return [item.ref for item in by_domain(doubtful(assessed(Case(whole, answers(given))))[:6])]


def subjects(pack: PackView, title: str) -> tuple[str, ...]:
    """Give what a session takes up, by the beginning of its title."""
    return next(one.subjects for one in pack.day.sessions if one.title.startswith(title))


def titles(pack: PackView) -> list[str]:
    return [one.title for one in pack.day.sessions]


def test_the_three_least_certain_domains_take_turns_at_the_sheets() -> None:
    """Of d nothing is known, of c two criteria, of b one, and a has a thin rating: b, c and d fill the six sheets."""
    known = {f"{domain}.{name}": {"level": 1} for domain in "abcd" for name in "pqrs"}
    doubts = {f"d.{name}": "unknown" for name in "pqrs"} | {
        "c.r": "unknown",
        "c.s": None,
        "b.q": "unknown",
        "a.p": THIN,
    }
    found = scored(known | doubts, "abcd")
    assert found == ["d.p", "d.q", "d.r", "c.r", "c.s", "b.q"]


def test_what_is_not_known_comes_before_what_rests_on_little_and_then_what_matters_most() -> None:
    known = {f"a.{name}": {"level": 1} for name in "pqrs"}
    doubts = {"a.p": THIN, "a.q": "unknown", "a.s": {"level": "unknown", "importance": 4}}
    assert scored(known | doubts, "a") == ["a.s", "a.q", "a.p"]


def test_what_planned_work_rests_on_comes_first() -> None:
    whole = framework({"a": [criterion("p"), criterion("q"), criterion("r", action("do", 0, 3), requires=["a.q"])]})
    said = answers({"a.p": {"level": "unknown", "importance": 5}, "a.q": "unknown", "a.r": 0})
    assert [item.ref for item in doubtful(assessed(Case(whole, said)))] == ["a.q", "a.p"]


def test_what_is_well_shown_is_not_scored_again() -> None:
    known = {f"a.{name}": {"level": 3} | CONFIRMED for name in "pqr"}
    assert scored(known | {"a.s": "not applicable"}, "a") == []


def votes(*gaps: tuple[int, int]) -> tuple[list[int], list[int]]:
    """Give the ranks on the ballot and those that need none, for gaps in levels and importances in order of rank."""
    names = [f"c{number}" for number in range(len(gaps))]
    whole = framework({"d": [criterion(name) for name in names]})
    said = {
        f"d.{name}": {"level": 3 - gap, "importance": matters} for name, (gap, matters) in zip(names, gaps, strict=True)
    }
    assessment = assessed(Case(whole, answers(said)))
    assert [found.standing.criterion.id for found in assessment.priorities] == names
    items, firm = to_vote_on(assessment)
    return [found.rank for found in items], [found.rank for found in firm]


def test_where_each_gap_outdoes_the_next_on_every_reason_there_is_nothing_to_vote_on() -> None:
    assert votes((3, 5), (3, 4), (2, 4), (2, 3), (1, 3), (1, 2), (1, 1)) == ([], [1, 2, 3, 4, 5])


def test_where_no_other_is_among_the_five_in_half_of_the_weightings_there_is_nothing_to_vote_on() -> None:
    assert votes((3, 5), (3, 4), (2, 4), (2, 3), (1, 3), (2, 1), (1, 1)) == ([], [1, 2, 3, 4, 5])


def test_the_runners_up_of_the_report_are_voted_on_with_those_they_challenge() -> None:
    inputs = load(EXAMPLES / "answers.yaml").inputs
    assert inputs is not None
    assessment = assess(inputs, version="0")
    items, firm = to_vote_on(assessment)
    assert [found.rank for found in items] == [2, 3, 3, 3, 3, 7, 8]
    assert [found.rank for found in firm] == [1]
    named = [found.ref for found in build_view(assessment).runners_up]
    assert [found.standing.ref for found in items if found not in assessment.priorities[:5]] == named


def test_equals_on_both_sides_of_the_line_are_voted_on_together() -> None:
    assert votes((3, 5), (3, 4), (2, 4), (2, 3), (1, 3), (1, 3), (1, 1)) == ([5, 5], [1, 2, 3, 4])
    assert votes(*[(2, 3)] * 7) == ([1] * 7, [])


def test_five_gaps_or_fewer_are_all_voted_on() -> None:
    assert votes((3, 5), (2, 5), (1, 5)) == ([1, 2, 3], [])


@pytest.mark.parametrize(("items", "dots"), [(0, 1), (1, 1), (4, 1), (5, 1), (6, 2), (8, 2), (9, 2), (10, 3), (16, 4)])
def test_each_person_has_a_quarter_as_many_dots_as_there_are_items(items: int, dots: int) -> None:
    assert dots_for(items) == dots


def test_of_many_equals_the_sheet_holds_sixteen_and_says_so() -> None:
    whole = framework({"d": [criterion(f"c{number}") for number in range(20)]})
    pack = pack_of(whole, answers({f"d.c{number}": 1 for number in range(20)}))
    assert ([item.rank for item in pack.ballot.items], pack.ballot.dots) == ([1] * 16, 4)
    assert "20 priorities stand so close around the fifth place" in pack.ballot.about
    assert "The first 16 are on the sheet." in pack.ballot.about


def test_results_begin_with_the_domain_furthest_from_its_targets() -> None:
    whole = framework({"a": [criterion("p")], "b": [criterion("q"), criterion("r")], "c": [criterion("s")]})
    pack = pack_of(whole, answers({"a.p": 2, "b.q": {"level": 1, "importance": 5}, "b.r": 0}))
    assert [(found.title, found.way_done, found.widest) for found in pack.results] == [
        ("b", "17% (level 0.50 of a target of 3.00)", "r: level 0, target 3"),
        ("a", "67% (level 2.00 of a target of 3.00)", "p: level 2, target 3"),
        ("c", "\u2013", "\u2013"),
    ]
    assert subjects(pack, "Guess") == (
        "Furthest from their targets: b; a.",
        "The widest gap is three levels: \u2018r\u2019.",
    )


def test_nothing_rated_still_makes_a_day() -> None:
    whole = framework({domain: [criterion(name) for name in "pqrs"] for domain in "abc"})
    pack = pack_of(whole, answers({"a.p": "unknown"}))
    assert [found.ref for found in pack.scoring] == ["a.p", "a.q", "b.p", "b.q", "c.p", "c.q"]
    assert pack.left.startswith("Six more criteria are doubtful, and the day has no time for them: ")
    assert (pack.ballot.items, pack.ballot.firm, pack.tasks) == ((), (), ())
    assert pack.ballot.about.startswith("Nothing is rated yet")
    assert subjects(pack, "Guess")[0].startswith("Nothing is rated yet")
    assert {strip.told for strip in pack.strips} == {"Not rated yet."}
    assert titles(pack)[:3] == ["Welcome", "Guess, then look", "Score in silence, then agree"]


def test_no_gap_still_makes_a_day() -> None:
    whole = framework({"a": [criterion("p"), criterion("q")]})
    pack = pack_of(whole, answers({"a.p": {"level": 4} | CONFIRMED, "a.q": {"level": 3} | CONFIRMED}))
    assert (pack.scoring, pack.left, pack.ballot.items, pack.tasks) == ((), "", (), ())
    assert pack.ballot.about.startswith("No rated criterion is below its target")
    assert subjects(pack, "Guess") == (
        "Every rated criterion is reported at its target or above. Ask which of these ratings people would not recognise.",
    )
    assert subjects(pack, "Score") == (pack.certain,)
    assert pack.certain.startswith("No rating is missing, and ")
    assert pack.evidence_first == ""
    assert "Not held, as no rated criterion is below its target: \u2018The first priority\u2019." in pack.day.left_out


def test_where_nothing_applies_no_rating_is_called_certain() -> None:
    pack = pack_of(framework({"a": [criterion("p")]}), answers({"a.p": "not applicable"}))
    assert pack.certain == "No criterion applies, so there is nothing to score. Ask whether that is so."


def test_where_a_third_is_on_thin_evidence_the_day_is_about_evidence() -> None:
    whole = framework({"a": [criterion("p"), criterion("q"), criterion("r")]})
    pack = pack_of(whole, answers({"a.p": 3, "a.q": 2, "a.r": 2}, starts_on="2014-04-01"))
    assert pack.evidence_first.startswith(
        "Send the high rating that nobody from members or outside confirms back for evidence"
    )
    assert [(task.what, task.ends) for task in pack.tasks] == [
        ("Bring evidence for the high ratings that nobody from members or outside confirms", "Ends by 30 June 2014.")
    ]
    assert subjects(pack, "Guess")[0].startswith("Read the scores out with their doubt: 2.33 on a scale of 0 to 4")
    assert titles(pack)[2] == "What would show it?"
    assert [found.ref for found in pack.evidence] == ["a.p"]
    assert [found.ref for found in pack.to_record] == ["a.p"]
    assert pack.strips[0].told.startswith("Amber, not yet confirmed.")
    assert not any(pack.evidence_first in one.text for one in pack.decisions)


def test_what_there_is_no_time_to_find_evidence_for_is_named() -> None:
    whole = framework({"a": [criterion(f"c{number}") for number in range(9)]})
    pack = pack_of(whole, answers({f"a.c{number}": 3 for number in range(9)}))
    assert len(pack.evidence) == 8
    assert pack.left == "One more criterion is doubtful, and the day has no time for it: \u2018c8\u2019."


def test_the_action_sheet_holds_the_first_quarter_and_what_it_rests_on() -> None:
    named = action("do", 0, 3) | {"owner": "Chair"}
    whole = framework(
        {"a": [criterion("p", named, requires=["a.q"]), criterion("q"), criterion("r", action("go", 0, 3))]}
    )
    said = answers({"a.p": 0, "a.q": "unknown", "a.r": 0}, owners={"Chair": "Ann"}, starts_on="2014-04-01")
    pack = pack_of(whole, said)
    assert [(task.what, task.proposed) for task in pack.tasks] == [
        ("A1 do", "Chair"),
        ("A2 go", ""),
        ("Find out: q", ""),
    ]
    assert subjects(pack, "Owners") == (
        "Nobody is named yet for \u2018A2 go\u2019.",
        "Nobody is proposed yet to find out how it stands with \u2018q\u2019.",
    )


def test_who_is_proposed_is_asked_for_a_yes() -> None:
    whole = framework({"a": [criterion("p", action("do", 0, 3) | {"owner": "Chair"})]})
    pack = pack_of(whole, answers({"a.p": 0}, owners={"Chair": "Ann"}))
    assert subjects(pack, "Owners") == (
        "Each action of the first quarter has a proposed owner: Chair. Ask each for a yes.",
    )


def test_the_action_sheet_tells_when_work_ends_and_when_it_shows() -> None:
    whole = framework({"a": [criterion("p", action("do", 0, 3), requires=["a.q"]), criterion("q")]})
    pack = pack_of(whole, answers({"a.p": 0, "a.q": "unknown"}, starts_on="2014-04-01"))
    assert [task.ends for task in pack.tasks] == [
        "Ends by 30 June 2014; shows by 30 June 2014.",
        "Ends by 30 June 2014.",
    ]


@pytest.mark.parametrize(("kinds", "chosen"), [("ooo", "01"), ("oop", "02"), ("pop", "01"), ("p", "0"), ("", "")])
def test_a_sheet_has_room_for_two_ideas_one_of_each_kind_where_there_are_both(kinds: str, chosen: str) -> None:
    whole = framework({"a": [criterion("p")]})
    names = {"o": "organisation", "p": "peer-reviewed"}
    ideas = [
        {
            "id": f"i{place}",
            "title": str(place),
            "idea": "I",
            "provenance": names[kind],
            "citation": "C",
            "read": "full",
        }
        for place, kind in enumerate(kinds)
    ]
    domain = type(whole.domains[0]).model_validate(whole.domains[0].model_dump(by_alias=True) | {"practice": ideas})
    pack = pack_of(replace(whole, domains=(domain,)), answers({"a.p": 1}))
    assert "".join(idea.title for idea in pack.sheets[0].ideas) == chosen


def manifesto(**lists: Any) -> ManifestoView:
    whole = framework({"a": [criterion("p")]})
    about = answers({"a.p": 1}).model_dump(by_alias=True)
    day = {"length": "day"}
    said = Answers.model_validate(about | {"membership": "The shops", "manifesto": lists, "away_day": day})
    made = pack_of(whole, said).manifesto
    assert made is not None
    return made


def test_each_want_stands_beside_the_offer_that_meets_it() -> None:
    made = manifesto(
        organisation_offers=["Visits", {"id": "time", "text": "Paid time", "owner": "Chair", "criterion": "a.p"}],
        members_want=[{"text": "Time", "met_by": "time"}, "Reasons", {"text": "Money", "met_by": "time"}],
        members_offer=[{"id": "voice", "text": "A voice"}, {"id": "data", "text": "Our data"}],
        organisation_wants=[{"text": "Voices", "met_by": "voice", "measure": "All 38"}, "Figures"],
    )
    found = [
        [(m.want and m.want.number, m.offer and m.offer.number, m.flag) for m in bargain.matches]
        for bargain in made.bargains
    ]
    assert found == [
        [("W1", "O2", ""), ("W2", None, "No offer yet"), ("W3", "O2", ""), (None, "O1", "Nobody has asked for this")],
        [("W4", "O3", ""), ("W5", None, "No offer yet"), (None, "O4", "Nobody has asked for this")],
    ]
    assert [line.text for line in made.orphans] == ["Reasons", "Figures"]
    assert made.notes == (
        "Two wants have no offer yet: W2 and W5.",
        "Two offers meet no want that is written down: O1 and O4.",
    )
    assert [(line.number, line.owner, line.measure, line.criterion) for line in made.lines] == [
        ("O1", "", "", ""),
        ("O2", "Chair", "", "p"),
        ("O3", "", "", ""),
        ("O4", "", "", ""),
        ("W2", "", "", ""),
        ("W4", "", "All 38", ""),
        ("W5", "", "", ""),
    ]
    assert made.membership == "The shops"


def test_where_nobody_asks_for_a_manifesto_there_is_none() -> None:
    whole = framework({"a": [criterion("p")]})
    for length in ("3h", "day"):
        pack = held_for(whole, answers({"a.p": 1}), length=length)
        assert (pack.manifesto, pack.uses["manifesto"]) == (None, False)
        assert not any("who belongs" in title or "Offers" in title for title in titles(pack))


def test_who_belongs_alone_makes_the_manifesto_a_form() -> None:
    whole = framework({"a": [criterion("p")]})
    said = answers({"a.p": 1}).model_copy(update={"membership": "The shops", "away_day": AwayDay(length="day")})
    found = pack_of(whole, said).manifesto
    assert found is not None
    assert (found.membership, found.lines, found.orphans, found.notes) == ("The shops", (), (), ())
    assert [bargain.matches for bargain in found.bargains] == [(), ()]


def test_the_example_has_one_want_without_an_offer() -> None:
    inputs = load(EXAMPLES / "answers.yaml").inputs
    assert inputs is not None
    pack = held_for(inputs.framework, inputs.answers, length="day")
    assert pack.manifesto is not None
    assert len(pack.manifesto.orphans) == 1
    assert subjects(pack, "Offers") == (
        f"No offer yet for {pack.manifesto.orphans[0].number}, \u2018{pack.manifesto.orphans[0].text}\u2019.",
    )


def test_in_three_hours_every_table_talks_about_the_first_priority(example: tuple[Assessment, PackView]) -> None:
    assessment, pack = example
    first = assessment.priorities[0].standing.criterion
    assert [found.title for found in pack.firsts] == [first.title]
    assert [sheet.id for sheet in pack.sheets] == [first.domain]
    domain = assessment.framework.domain_by_id[first.domain]
    assert pack.sheets[0].prompts == domain.prompts
    assert {idea.title for idea in pack.sheets[0].ideas} <= {idea.title for idea in domain.practice}
    assert len(pack.sheets[0].ideas) == 2
    line = next(line for line in pack.printing.lines if line.title.startswith("Discussion"))
    assert (line.pages, line.copies) == (1, 5)


def test_on_a_full_day_the_domains_furthest_behind_have_a_table_and_all_a_wall(
    example: tuple[Assessment, PackView],
) -> None:
    assessment, _ = example
    domains = assessment.framework.domains
    pack = held_for(assessment.framework, assessment.answers, people=16, length="day")
    assert [sheet.id for sheet in pack.walls] == [domain.id for domain in domains]
    firsts = {priority.standing.criterion.domain for priority in assessment.priorities[:3]}
    furthest = {result.id for result in pack.results[:3]}
    assert {sheet.id for sheet in pack.sheets} == firsts | furthest
    lines = [(line.pages, line.copies) for line in pack.printing.lines if line.title.startswith("Discussion")]
    assert lines == [(len(firsts), 3), (3, 1)]


def test_decisions_of_the_plan_are_put_to_people_as_far_as_time_goes(example: tuple[Assessment, PackView]) -> None:
    assessment, pack = example
    asked = [one for one in build_view(assessment).decisions if one.text != pack.evidence_first]
    assert pack.decisions == tuple(asked[: len(pack.decisions)])
    assert subjects(pack, "What the plan asks us") == tuple(one.in_words for one in pack.decisions)


@pytest.mark.parametrize(("people", "tables"), [(8, 2), (30, 5), (60, 10)])
def test_copies_follow_from_the_people(example: tuple[Assessment, PackView], people: int, tables: int) -> None:
    assessment, _ = example
    pack = held_for(assessment.framework, assessment.answers, people=people)
    copies = {line.title: line.copies for line in pack.printing.lines}
    assert (copies["Guess sheet"], copies["Cards"], copies["Scoring sheets"]) == (people, people // 2, people // 2)
    assert (copies["Action sheet"], copies.get("Voting sheets")) == (
        tables + 1,
        -(-people // 30) if pack.uses["voting"] else None,
    )
    assert pack.printing.paper == sum(line.pages * line.copies for line in pack.printing.lines)
    dots = f"Sticky dots in two colours, {pack.ballot.dots * people} of each"
    assert pack.printing.purchases[0].startswith(dots if pack.uses["voting"] else f"Pens: {people}")


def test_what_no_session_uses_is_not_printed() -> None:
    pack = pack_of(framework({"a": [criterion("p")]}), answers({"a.p": "not applicable"}))
    assert not any(pack.uses[sheet] for sheet in ("scoring", "cards", "discussion", "evidence", "manifesto", "walls"))
    assert {line.title for line in pack.printing.lines} == {
        "Programme", "Ground rules", "Guess sheet", "Strips of results", "Voting sheets", "Action sheet", "Record sheet",
        "Feedback form",
    }  # fmt: skip


def test_a_voting_sheet_ends_with_a_line_for_what_the_room_adds() -> None:
    whole = framework({"d": [criterion(f"c{number}") for number in range(20)]})
    for gaps, blank in ((4, 4), (5, 3), (16, 4)):
        said = answers({f"d.c{number}": 1 for number in range(gaps)})
        lines = [item for page in pack_of(whole, said).ballot.pages for item in page]
        assert (len(lines) % 4, lines.count(None)) == (0, blank)


def test_where_nothing_is_rated_the_facilitator_is_told_what_to_do_first() -> None:
    whole = framework({"a": [criterion("p")]})
    unrated, rated = (
        [section.unrated for section in pack_of(whole, answers({"a.p": level})).guide.sections]
        for level in ("unknown", 1)
    )
    assert unrated[0].startswith("Nothing is rated yet. Have the answers filled in first")
    assert rated == [""] * 5


@given(cases())
@tries(40)
def test_whatever_the_answers_nothing_is_made_up(case: Case) -> None:
    assessment = assessed(case)
    pack = build_pack(assessment)
    doubts = [found.ref for found in doubtful(assessment)]
    scored_refs, evidence = [found.ref for found in pack.scoring], [found.ref for found in pack.evidence]
    assert len({*scored_refs, *evidence}) == len(scored_refs) + len(evidence)
    assert {*scored_refs, *evidence} <= set(doubts)
    assert all(len(found.levels) == case.framework.cover.top + 1 for found in pack.scoring)
    items, firm = to_vote_on(assessment)
    order = {found.standing.ref: place for place, found in enumerate(assessment.priorities)}
    voted, spared = [order[found.standing.ref] for found in items], [order[found.standing.ref] for found in firm]
    assert (voted, spared) == (sorted(set(voted)), sorted(set(spared)))
    assert not set(voted) & set(spared)
    assert set(range(min(5, len(assessment.priorities)))) <= {*voted, *spared}
    if len(assessment.priorities) > 5:
        beyond = [priority.ref for priority in build_view(assessment).runners_up]
        assert [found.standing.ref for found in items if order[found.standing.ref] >= 5] == beyond
    names = [found.standing.ref for found in items]
    assert [item.ref for item in pack.ballot.items] == names[: len(pack.ballot.items)]
    planned = [
        f"{portion.action.letter} {portion.action.step.written.title}"
        for portion in assessment.plan.quarters[0].portions
    ]
    drafted = [task.what for task in pack.tasks if not task.what.startswith(("Find out: ", "Bring evidence "))]
    assert drafted == planned[: len(drafted)]
    assert bool(pack.evidence_first) == (not assessment.scores.overall.confirmed)
    assert bool(pack.evidence) <= bool(pack.evidence_first)
    assert len(pack.results) == len(case.framework.domains)
    assert pack.day.sessions[0].title == "Welcome"
    assert not any("more than the" in told for told in pack.day.left_out)
