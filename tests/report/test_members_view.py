"""The edition for members: what they said, what is done by when, what is asked of them; and no name in any of it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ccg_toolkit.answers import Answers
from ccg_toolkit.framework import Framework
from ccg_toolkit.outputs import render
from ccg_toolkit.report import Assessment, Edition, MembersView, Setting, build_members_view, build_view
from ccg_toolkit.report.english import count, long_date
from ccg_toolkit.survey.voices import ReleasedComment, Voices
from ccg_toolkit.toolkit import Inputs, assess, load
from ccg_toolkit.tracker import Column, Progress, Status, TrackedAction
from tests.builders import action, answers, criterion, framework
from tests.voices import KINDS, any_voices, shown_group, statement, voices

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "answers.yaml"
MEMBERS = Setting(edition=Edition.MEMBERS)
ASKED: dict[str, Any] = {"ask": ["leader", "member"]}
MOST, HALF, FEW_AGREE, ALL = (0, 0, 5, 5, 20), (5, 5, 5, 10, 5), (20, 5, 3, 1, 1), (0, 0, 0, 0, 30)
NONE = (0, 0, 0, 0, 0)


def whole(*names: str) -> Framework:
    return framework({"d": [criterion(name, question=f"I say {name}.", **ASKED) for name in names]})


def heard_by_chance(seed: int, asked: Framework, kind: str) -> Voices:
    return any_voices(Random(seed), asked, kind)  # noqa: S311 - nothing secret


def view_of(asked: Framework, said: Answers, heard: Voices | None = None) -> MembersView:
    return build_members_view(assess(Inputs(answers=said, framework=asked, voices=heard), version="0"))


def page_of(assessment: Assessment) -> str:
    return render(".html", assessment, build_view(assessment), MEMBERS).decode()


def text_of(page: str) -> str:
    """Give what a reader of the page meets, the properties of the document too."""
    return re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)


@pytest.fixture(scope="module")
def example() -> Inputs:
    inputs = load(EXAMPLE).inputs
    assert inputs is not None
    return inputs


def test_what_members_said_stands_with_most_agreement_first_and_what_is_hidden_last() -> None:
    heard = voices(
        [
            statement("d.a", member=NONE, leader=MOST),
            statement("d.b", member=FEW_AGREE),
            statement("d.c", member=ALL, leader=HALF),
            statement("d.e", member=HALF, leader=ALL),
        ],
        groups=[
            shown_group("gps", "member", 44, 80, title="GPs"),
            shown_group("managers", "member", 31),
            replace(shown_group("nurses", "member", 9), hidden=True, respondents=None),
            shown_group("board", "leader", 12),
        ],
    )
    view = view_of(whole("a", "b", "c", "e"), answers({}), heard)
    assert [(said.text, said.members, said.leaders) for said in view.said] == [
        ("I say c.", "90% or more of 30", "50% of 30"),
        ("I say e.", "50% of 30", "90% or more of 30"),
        ("I say b.", "7% of 30", "too few to show"),
        ("I say a.", "too few to show", "83% of 30"),
    ]
    assert view.heard == ("GPs: 44 of 80 asked (55%)", "Managers: 31")
    assert view.told == (
        "Most of you agreed with \u2018I say c.\u2019 (90% or more of 30), and fewest with \u2018I say b.\u2019 (7% of 30).",
    )
    assert (view.title, view.told_heading, view.leaders_shown) == (
        "What you told us, and what we will do",
        "What you told us",
        True,
    )
    assert view.stands == ()


def test_where_no_leader_can_be_shown_there_is_no_column_of_them() -> None:
    view = view_of(whole("a"), answers({}), voices([statement("d.a", member=HALF)]))
    assert view.leaders_shown is False
    assert view.told == ("\u2018I say a.\u2019: 50% of 30 of you agree.",)


def test_where_members_are_hidden_it_says_so_and_tells_how_the_organisation_rated_itself() -> None:
    heard = voices([statement("d.a", leader=MOST)], groups=[shown_group("gps", "member", 12)])
    view = view_of(whole("a", "b"), answers({"d.a": 1, "d.b": 3}), heard)
    assert (view.title, view.said, view.heard, view.reading) == ("Where we stand, and what we will do", (), (), "")
    assert view.told[0] == (
        "Too few of you answered for anything to be shown, as was promised. This is how we rated ourselves."
    )
    assert [(stands.title, stands.now) for stands in view.stands] == [("a", "Level 1.")]


@pytest.mark.parametrize(
    ("given", "told", "undone"),
    [
        ({}, "Nothing is rated yet.", "Nothing is rated yet, so nothing is planned."),
        ({"d.a": 3}, "Every point that is rated is where we want it to be.", "Nothing lies below our aims"),
        ({"d.a": 1}, "This is what we put first, and where it stands.", "No action is planned yet."),
    ],
)
def test_without_voices_it_says_that_answers_of_members_are_not_part_of_it(
    given: dict[str, Any], told: str, undone: str
) -> None:
    view = view_of(whole("a"), answers(given))
    assert view.told == ("This is how we rated ourselves; answers of yours are not part of it.", told)
    assert view.undone.startswith(undone)
    assert (view.done, view.period) == ((), "")


def test_what_is_done_stands_by_its_day_with_the_role_and_what_shows_it() -> None:
    asked = framework(
        {
            "d": [
                criterion("a", action("do", 0, 3, owner="Chair", success_measure="all know it")),
                criterion("b", action("go", 0, 3)),
            ]
        }
    )
    said = answers({"d.a": 0, "d.b": 0}, owners={"Chair": "Ann Other"}, starts_on="2014-04-01")
    view = view_of(asked, said)
    assert [(done.what, done.by, done.who, done.seen) for done in view.done] == [
        ("do", "30 June 2014", "Chair", "All know it."),
        ("go", "30 June 2014", "nobody yet", ""),
    ]
    assert view.done[0].in_a_line == "Seen to by Chair. By 30 June 2014 you will see: All know it."
    assert view.undone == ""


def test_the_day_beside_what_shows_it_is_the_day_it_can_be_seen(example: Inputs) -> None:
    assessment = assess(example, version="0")
    planned = {action.step.written.title: action for action in assessment.plan.actions}
    done = build_members_view(assessment).done
    assert any(planned[each.what].reached_on > planned[each.what].ends_on for each in done), "else nothing is tried"
    days = [planned[each.what].reached_on for each in done]
    assert [each.by for each in done] == [long_date(day) for day in days]
    assert days == sorted(days)


def test_more_than_two_pages_hold_is_counted_and_the_first_priorities_stay(example: Inputs) -> None:
    assessment = assess(example, version="0")
    view = build_members_view(assessment)
    whole_plan = assessment.plan.actions
    assert 5 < len(view.done) < len(whole_plan)
    left = count(len(whole_plan) - len(view.done), "more action stands", "more actions stand")
    assert view.undone == f"{left.capitalize()} in the whole report."
    kept = {done.what for done in view.done}
    best = min(action.rank for action in whole_plan if action.rank)
    assert {action.step.written.title for action in whole_plan if action.rank == best} <= kept


def test_what_is_asked_of_members_is_what_only_they_can_tell() -> None:
    asked = whole("a", "b", "c")
    said = answers({"d.a": 3, "d.b": 3, "d.c": "unknown"})
    view = view_of(asked, said, voices([statement("d.a", member=FEW_AGREE), statement("d.b", member=HALF)]))
    assert view.asked == (
        "Tell us what we do not see. We rated ourselves well on \u2018a\u2019, and fewer than half of you agree.",
        "Tell us whether it is so. We rated ourselves well on \u2018b\u2019, and nobody but us says so yet.",
        "Help us find out. We do not know how it stands with \u2018c\u2019.",
        "Tell us what is missing on this page.",
    )


def test_promises_and_wants_come_from_the_manifesto() -> None:
    manifesto = {
        "organisation_offers": [{"text": "a visit a year", "review_on": "2015-03-31", "owner": "Ann Other"}, "Money"],
        "organisation_wants": ["an answer in two weeks"],
    }
    about = answers({"d.a": 3}).model_dump(by_alias=True)
    view = view_of(whole("a"), Answers.model_validate(about | {"manifesto": manifesto}))
    assert view.promised == ("A visit a year. To be looked at again on 31 March 2015.", "Money.")
    assert view.asked[0] == "An answer in two weeks."


def test_released_comments_of_members_are_shown_and_no_others() -> None:
    said = [
        ReleasedComment(role="member", text="More time."),
        ReleasedComment(role="leader", text="Less time."),
        ReleasedComment(role="member", text="Dr Akhtar was late."),
    ]
    view = view_of(whole("a"), answers({}), voices([statement("d.a", member=HALF)], comments=said))
    assert view.comments == ("More time.",)


PLANTED = ("Zelda Quillfeather", "Barnaby Quillfeather", "Dr Ottoline Quillfeather", "Quillfeather")


def _planted(example: Inputs) -> Inputs:
    """Put a name into every field that holds a person, or a text that may."""
    zelda, barnaby, titled, _ = PLANTED
    answers = example.answers
    remark = {"comment": f"{zelda} objects.", "because": None, "evidence": ({"what": f"A word of {titled}"},)}
    given = answers.model_dump(by_alias=True)
    for section in given["answers"].values():
        for answer in section.values():
            answer.update(
                {**remark, "because": f"{barnaby} knows" if answer["level"] == "unknown" else answer["because"]}
            )
    given["assessed_by"] = zelda
    given["plan"]["owners"] = dict.fromkeys(answers.plan.owners, zelda)
    given["paper"] |= dict.fromkeys(("author", "presenter", "sponsor", "on_behalf_of", "title"), barnaby)
    given["paper"] |= dict.fromkeys(("assurance", "equality_impact", "consultation"), f"So says {zelda}")
    given["membership"] = f"All that {zelda} names"
    given["away_day"]["place"] = f"The house of {zelda}"
    lines = [{"text": "A visit a year", "owner": barnaby}, {"text": f"{barnaby} visits"}, {"text": f"{titled} calls"}]
    measured = [{**line, "measure": f"{zelda} says so"} for line in lines]
    given["manifesto"] = {side: measured for side in given["manifesto"]}  # noqa: C420 - a list, that none of them changes
    rows = tuple(
        TrackedAction(
            id=ref,
            status=Status.UNDER_WAY,
            cells=dict.fromkeys((Column.OWNER, Column.DONE_WHEN, Column.NOTES), f"{zelda} alone"),
            changed=frozenset((Column.OWNER, Column.DONE_WHEN)),
        )
        for ref in example.framework.actions
    )
    return replace(
        example, answers=Answers.model_validate(given), progress=Progress(actions=rows, columns=(f"{zelda} asks",))
    )


@pytest.mark.parametrize("kind", [None, "shown", "nothing"])
def test_no_name_of_a_person_is_in_it_whatever_field_holds_it(example: Inputs, kind: str | None) -> None:
    planted = _planted(example)
    if kind:
        heard = heard_by_chance(1, example.framework, kind)
        said = [ReleasedComment(role="member", text=text) for text in ("Dr Quillfeather came.", "More time.")]
        planted = replace(planted, voices=replace(heard, comments=tuple(said)))
    assessment = assess(planted, version="0")
    board = render(".html", assessment, build_view(assessment)).decode()
    assert all(name in board for name in PLANTED[:1]), "the board's edition names owners"
    page = page_of(assessment)
    assert "Quillfeather" not in page
    assert "A visit a year" in page


def test_it_has_no_score_no_band_no_colour_and_no_comment_of_the_answers(example: Inputs) -> None:
    heard = heard_by_chance(2, example.framework, "shown")
    for given in (example, replace(example, voices=heard)):
        assessment = assess(given, version="0")
        page = page_of(assessment)
        view = build_view(assessment)
        assert "band-" not in page
        assert not any(re.search(rf"\b{band.name}\b", text_of(page)) for band in view.bands)
        assert view.overall.score not in text_of(page)
        for comment in (answer.comment for part in given.answers.answers.values() for answer in part.values()):
            assert not comment or comment[:40] not in page


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_shown_no_cell_is_told_that_is_hidden(example: Inputs, kind: str) -> None:
    for seed in range(3):
        heard = heard_by_chance(seed, example.framework, kind)
        view = build_members_view(assess(replace(example, voices=heard), version="0"))
        texts = {said.text: said for said in view.said}
        assert len(texts) in {0, len(heard.statements)}
        for one in heard.statements if texts else ():
            said = texts[example.framework.by_ref[one.criterion].question or ""]
            for cell, told in ((one.member, said.members), (one.leader, said.leaders)):
                assert (told == "too few to show") is cell.hidden
                assert bool(re.fullmatch(r"\d+% of \d+", told)) is (not cell.hidden and cell.bound is None)
        assert [line.split(":")[0] for line in view.heard] == (
            [group.title for group in heard.groups if group.role == "member" and not group.hidden] if texts else []
        )


@pytest.mark.parametrize("letters", [20, 300])
def test_long_texts_leave_room_for_the_rest(letters: int) -> None:
    words = ("word " * 400)[:letters].strip()
    names = [f"c{number}" for number in range(30)]
    asked = framework(
        {
            "d": [
                criterion(
                    name,
                    action(f"do-{name}", 0, 3, title=words[:150], success_measure=words),
                    question=f"{name} {words}",
                    **ASKED,
                )
                for name in names
            ]
        }
    )
    heard = voices([statement(f"d.{name}", member=HALF) for name in names])
    view = view_of(asked, answers({f"d.{name}": 0 for name in names}, capacity=30), heard)
    assert 0 < len(view.said) < 30
    assert 0 < len(view.done) < 30
    assert sum(map(_letters, (view.said, view.done))) < 5000
    assert "more statements stand in the whole report." in view.left_unsaid


def _letters(rows: Sequence[Any]) -> int:
    return sum(len(getattr(row, "text", "") or row.what + row.seen) for row in rows)
