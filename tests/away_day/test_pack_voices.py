"""What leaders and members said, each alone, in the pack: what is scored first and why, and what stands on the sheets."""

from random import Random
from typing import Any

import pytest

from ccg_toolkit.away_day import PackView, build_pack
from ccg_toolkit.away_day.agenda import agenda_of, doubtful
from ccg_toolkit.framework import Framework
from ccg_toolkit.report import Assessment, draft_of
from ccg_toolkit.survey.voices import Voices
from ccg_toolkit.toolkit import Inputs, assess
from tests.builders import answers, criterion, framework
from tests.voices import KINDS, any_voices, rating, statement, voices

CONFIRMED = {"evidence": [{"what": "Poll", "strength": "members"}]}
APART, TOGETHER, ALL_ALIKE = (6, 0, 2, 0, 6), (0, 2, 8, 2, 0), (0, 0, 15, 0, 0)
FEW_AGREE, MOST_AGREE = (20, 5, 3, 1, 1), (0, 0, 5, 5, 20)
IDEAS = [
    {"id": name, "title": name, "idea": "I", "provenance": "organisation", "citation": "C", "read": "full"}
    for name in ("one", "two")
]


def whole(*names: str, domains: str = "a") -> Framework:
    asked = [criterion(name, ask=["leader", "member"]) for name in names]
    return framework(dict.fromkeys(domains, asked))


def assessed(asked: Framework, given: dict[str, Any], heard: Voices | None) -> Assessment:
    return assess(Inputs(answers=answers(given), framework=asked, voices=heard), version="0")


def pack_of(asked: Framework, given: dict[str, Any], heard: Voices | None) -> PackView:
    return build_pack(assessed(asked, given, heard))


def test_what_members_contest_comes_first_and_then_where_leaders_lie_apart() -> None:
    heard = voices([statement("b.p", member=FEW_AGREE)], [rating("b.q", APART), rating("a.q", TOGETHER)])
    given = {"a.p": "unknown", "a.q": 3, "b.p": {"level": 3} | CONFIRMED, "b.q": {"level": 1, "importance": 1}}
    found = doubtful(assessed(whole("p", "q", domains="ab"), given, heard))
    assert [one.ref for one in found] == ["b.p", "b.q", "a.p", "a.q"]
    assert [one.ref for one in doubtful(assessed(whole("p", "q", domains="ab"), given, None))] == ["a.p", "a.q"]


def test_of_what_leaders_rated_far_apart_the_furthest_comes_first_as_in_the_draft() -> None:
    heard = voices(ratings=[rating("a.p", (0, 5, 2, 5, 0)), rating("a.q", APART), rating("b.p", TOGETHER)])
    asked = whole("p", "q", domains="ab")
    found = doubtful(assessed(asked, {}, heard))
    assert [one.ref for one in found][:2] == ["a.q", "a.p"]
    head = draft_of(asked, heard, wish="x", responses=None).head
    assert [line[2:9] for line in head if line.startswith("- ")] == ["q (a.q)", "p (a.p)"]


def test_the_page_says_why() -> None:
    heard = voices([statement("a.p", member=FEW_AGREE)], [rating("a.q", APART)])
    pack = pack_of(whole("p", "q"), {"a.p": 3, "a.q": 1}, heard)
    assert [(sheet.ref, sheet.why) for sheet in pack.scoring] == [
        ("a.p", "rated 3, while 7% of members agree"),
        (
            "a.q",
            "leaders lie far apart: of 14, 6 at 0, 2 at 2, 6 at 4; median 2, middle half four levels apart",
        ),
    ]
    assert pack.from_voices == "Chosen first is what members contest, then where leaders, each alone, lie far apart."
    score = next(one for one in pack.day.sessions if one.title.startswith("Score"))
    assert score.subjects[0] == pack.from_voices


def test_what_is_in_dispute_is_scored_also_where_evidence_comes_first() -> None:
    given = {"a.p": 3, "a.q": 3, "a.r": 3}
    heard = voices([statement("a.p", member=FEW_AGREE)], [rating("a.q", APART)])
    agenda = agenda_of(assessed(whole("p", "q", "r"), given, heard))
    assert [one.ref for one in agenda.evidence] == ["a.r"]
    assert [one.ref for one in agenda.criteria] == ["a.p", "a.q"]


def test_a_discussion_sheet_tells_what_was_said_with_what_is_in_dispute_first() -> None:
    heard = voices(
        [statement("a.q", member=FEW_AGREE), statement("a.r", member=MOST_AGREE)],
        [rating("a.p", ALL_ALIKE), rating("a.q", TOGETHER), rating("a.s", ())],
    )
    pack = pack_of(whole("p", "q", "r", "s"), {"a.p": 1, "a.q": 3, "a.r": 1, "a.s": 1}, heard)
    assert [(line.title, line.leaders, line.members) for line in pack.sheets[0].heard] == [
        ("q", "2 at 1, 8 at 2, 2 at 3", "7%"),
        ("p", "nearly all at one level", "not asked"),
        ("r", "not asked", "83%"),
    ]


def test_beside_what_was_said_a_sheet_has_room_for_one_idea() -> None:
    asked = whole("p")
    domain = type(asked.domains[0]).model_validate(asked.domains[0].model_dump(by_alias=True) | {"practice": IDEAS})
    asked = Framework(cover=asked.cover, domains=(domain,), texts=asked.texts, source="", folders=())
    heard = voices([statement("a.p", member=MOST_AGREE)])
    assert len(pack_of(asked, {"a.p": 1}, heard).sheets[0].ideas) == 1
    assert len(pack_of(asked, {"a.p": 1}, voices([statement("a.p")])).sheets[0].ideas) == 2


def test_where_leaders_are_hidden_the_pack_has_cards_and_says_what_they_are_for() -> None:
    heard = voices([statement("a.p", member=MOST_AGREE)], [rating("a.p", ()), rating("a.q", (3, 0, 0, 0, 6))])
    pack = pack_of(whole("p", "q"), {"a.p": None, "a.q": 1}, heard)
    assert pack.from_voices.startswith("Too few leaders answered for their ratings to be shown")
    assert pack.uses["cards"] is True
    assert [sheet.ref for sheet in pack.scoring] == ["a.p"]
    assert [line.title for line in pack.sheets[0].heard] == ["p"]


def test_without_voices_the_pack_says_nothing_of_them() -> None:
    pack = pack_of(whole("p", "q"), {"a.p": 1, "a.q": "unknown"}, None)
    assert (pack.from_voices, [sheet.heard for sheet in pack.sheets]) == ("", [()])


@pytest.mark.parametrize("kind", KINDS)
def test_no_sheet_tells_anything_of_a_cell_that_is_hidden_or_more_than_the_bound_of_another(kind: str) -> None:
    asked = whole(*"pqrs", domains="abc")
    given: dict[str, Any] = {f"{domain}.{name}": 3 for domain in "abc" for name in "pqrs"}
    for seed in range(10):
        heard = any_voices(Random(seed), asked, kind)  # noqa: S311 - nothing secret
        pack = pack_of(asked, given, heard)
        shown = [one.cell for one in heard.ratings if not one.cell.hidden]
        exact = [cell for cell in shown if cell.bound is None]
        lines = [line for sheet in pack.sheets for line in sheet.heard]
        assert sum(" at " in line.leaders and line.leaders[0].isdigit() for line in lines) <= len(exact)
        assert sum(line.leaders == "nearly all at one level" for line in lines) <= len(shown) - len(exact)
        if kind in {"nothing", "not-asked"}:
            assert lines == []
        if kind == "bounded":
            assert {line.members for line in lines} <= {"90% or more", "10% or fewer"}
