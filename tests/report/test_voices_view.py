"""What leaders and members say, in figures and words, and in the result file: no more than may be shown."""

import json
from random import Random

import pytest

from ccg_toolkit.outputs import render
from ccg_toolkit.report import Assessment, build_view, working_of_criterion
from ccg_toolkit.report.result import result_of
from ccg_toolkit.report.voices_view import VoicesView
from ccg_toolkit.survey.voices import HeardGroup, ReleasedComment, StatementVoices, Voices
from ccg_toolkit.toolkit import Inputs, assess
from tests.builders import answers, criterion, framework
from tests.voices import KINDS, any_voices, rating, shown_group, statement, voices

SOME, FEW_AGREE = (2, 3, 0, 9, 6), (9, 9, 2, 7, 3)
"""Fifteen of twenty agree, and ten of thirty."""

GROUPS = [
    shown_group("board", "leader", 20, 25),
    shown_group("clerks", "member", 30),
    HeardGroup(id="nurses", title="Nurses", role="member", invited=40),
    HeardGroup(id="patients", title="Patients", role="other"),
]


def assessed(heard: Voices | None, **levels: object) -> Assessment:
    both = ["leader", "member"]
    published = [{"item": "It is theirs", "members": "one third", "year": 2013, "source": "A report"}]
    whole = framework(
        {
            "d": [
                criterion("one", ask=both, published=published),
                criterion("two", ask=both),
                criterion("three"),
            ]
        }
    )
    said = {f"d.{name}": level for name, level in ({"one": 3, "two": 1, "three": 2} | levels).items()}
    return assess(Inputs(answers=answers(said), framework=whole, voices=heard), version="0")


def seen(heard: Voices, **levels: object) -> VoicesView:
    view = build_view(assessed(heard, **levels)).voices
    assert view is not None
    return view


def both_sides() -> Voices:
    statements = [statement("d.one", SOME, FEW_AGREE), statement("d.two", SOME, SOME)]
    ratings = [rating("d.one", (6, 0, 0, 6, 0)), rating("d.three", (0, 0, 20, 0, 0))]
    comments = [ReleasedComment(role="member", text="Ask us sooner.")]
    return voices(statements, ratings, groups=GROUPS, comments=comments)


def test_without_a_survey_there_is_no_section() -> None:
    assessment = assessed(None)
    assert build_view(assessment).voices is None
    assert 'id="voices"' not in render(".html", assessment, build_view(assessment)).decode()


def test_the_message_is_one_sentence_for_a_chair() -> None:
    assert seen(both_sides()).message == (
        "Members agree less often than leaders with one of two statements, and they are furthest apart on \u2018one\u2019 (75% "
        "of leaders agree, 33% of members); one rating is contested by members."
    )


@pytest.mark.parametrize(
    ("statements", "begins"),
    [
        (
            [statement("d.one", (), FEW_AGREE)],
            "33% of members agree with \u2018one\u2019; leaders were too few to show",
        ),
        (
            [statement("d.one", (), FEW_AGREE), statement("d.two", (), FEW_AGREE)],
            "With none of the two statements do more than half of members agree, and fewest with \u2018one\u2019 (33%); leaders",
        ),
        ([statement("d.one", SOME)], "Leaders answered, and members were too few to show"),
        ([statement("d.one")], "Too few answered for anything to be shown"),
        ([], "Nothing was asked of which anything could be shown"),
        (
            [statement("d.one", FEW_AGREE, SOME)],
            "Members agree no less than leaders, as far as that may be told, with the only statement.",
        ),
    ],
)
def test_the_message_says_what_cannot_be_said(statements: list[StatementVoices], begins: str) -> None:
    assert seen(voices(statements)).message.startswith(begins)


def test_who_was_asked_and_who_was_not_heard() -> None:
    view = seen(both_sides())
    assert view.answered == (
        ("Leaders", "Board: 20 of 25 (80%)."),
        ("Members", "Clerks: 30 answered."),
        ("Others", "Too few to show."),
    )
    assert view.asked == "Board (20 answered), Clerks (30 answered), each alone"
    assert view.not_heard == "Not heard, or by too few to show: Nurses and Patients."


def test_a_group_of_a_shown_pool_was_heard() -> None:
    pool = HeardGroup(
        id="pool-member",
        title="Nurses and Patients",
        role="member",
        of=("nurses", "patients"),
        respondents=12,
        hidden=False,
    )
    view = seen(voices(groups=[*GROUPS, pool]))
    assert view.not_heard == ""
    assert [group.respondents for group in view.heard] == ["20", "30", "[c]", "[c]", "12"]
    assert [group.rate for group in view.heard] == ["80%", "[x]", "[c]", "[c]", "[x]"]


def test_marks_stand_at_shares_bars_at_bounds_and_nothing_at_what_is_hidden() -> None:
    heard = voices([statement("d.one", (0, 0, 1, 9, 9), (9, 9, 2, 1, 0)), statement("d.two", (), SOME)])
    chart = seen(heard).chart
    assert chart is not None
    bounded, hidden = chart.rows
    assert (bounded.leaders, bounded.members) == ("90% or more", "10% or fewer")
    assert (bounded.leader, bounded.member, bounded.joined) == (None, None, False)
    assert bounded.leader_bar is not None
    assert bounded.member_bar is not None
    assert bounded.member_bar.begins == chart.ticks[0][1]
    assert bounded.leader_bar.ends == chart.ticks[-1][1]
    assert bounded.member_bar.ends < bounded.leader_bar.begins
    assert seen(heard).heading.startswith("Leaders and members on one line")
    assert (hidden.leaders, hidden.leader, hidden.leader_bar) == ("you rated 1 of 4", None, None)
    assert hidden.member is not None


def test_the_heading_of_the_chart_names_the_sides_that_are_shown() -> None:
    assert seen(voices([statement("d.one", SOME)])).heading == "How many leaders agree"
    assert seen(voices([statement("d.one", (), SOME)])).heading.startswith("How many members agree")


def test_many_statements_are_cut_to_the_furthest_apart_and_the_rest_is_counted() -> None:
    whole = framework({"d": [criterion(f"c{number}", ask=["leader", "member"]) for number in range(40)]})
    said = answers({f"d.c{number}": 1 for number in range(40)})
    spoken = [statement(f"d.c{number}", (0, 0, 0, 40, 0), (number + 2, 0, 0, 50 - number, 0)) for number in range(40)]
    assessment = assess(Inputs(answers=said, framework=whole, voices=voices(spoken)), version="0")
    view = build_view(assessment).voices
    assert view is not None
    assert [one.ref for one in view.drawn] == [f"d.c{number}" for number in range(39, 15, -1)]
    assert len(view.statements) == 40
    assert view.beyond == "Left out: 16 statements on which the two are closer."


def test_what_members_contest_and_what_leaders_could_not_agree_on() -> None:
    view = seen(both_sides())
    assert [(note.ref, note.text) for note in view.contested] == [
        ("d.one", "You rated it 3, with a target of 3; 33% of members agree.")
    ]
    assert [(note.ref, note.text) for note in view.uncertain] == [
        ("d.one", "Of 12, 6 at 0, 6 at 3; median 1.5, middle half three levels apart.")
    ]
    assert view.agreement == (
        "On one of two criteria leaders, each alone, lie half the scale or more apart; on one nearly all give one level."
    )
    assert "score in silence" in seen(voices(ratings=[rating("d.one", ())])).agreement


def test_how_far_leaders_lie_apart_is_told_in_one_place() -> None:
    view = build_view(assessed(both_sides()))
    assert view.voices is not None
    (found,) = [unknown.why for unknown in view.find_out if unknown.ref == "d.one"]
    assert "Leaders who rated it, each alone, lie far apart." in found
    assert "middle half" not in found
    assert "middle half" in view.voices.uncertain[0].text


def test_many_on_which_leaders_lie_far_apart_are_cut_and_the_rest_is_counted() -> None:
    whole = framework({"d": [criterion(f"c{number}", ask=["leader"]) for number in range(20)]})
    said = answers({f"d.c{number}": 1 for number in range(20)})
    heard = voices(ratings=[rating(f"d.c{number}", (10, 0, 0, 0, 10)) for number in range(20)])
    view = build_view(assess(Inputs(answers=said, framework=whole, voices=heard), version="0")).voices
    assert view is not None
    assert len(view.uncertain) == 13
    assert (view.uncertain[-1].title, view.uncertain[-1].text) == (
        "And eight more",
        "They are named under what is still open.",
    )


def test_published_figures_stand_beside_ours() -> None:
    [figure] = seen(both_sides()).published
    assert (figure.title, figure.ours) == ("one", "Here 75% of leaders and 33% of members agree.")
    assert figure.told == "It is theirs: one third of members in 2013 (A report)."
    [figure] = seen(voices([statement("d.one", (), SOME)])).published
    assert figure.ours == "Here 75% of members agree; leaders were too few to show."
    [figure] = seen(voices()).published
    assert figure.ours == "Not asked of members here."


def test_an_answer_of_a_hidden_leader_is_never_told_as_theirs() -> None:
    assessment = assessed(voices([statement("d.two", (), FEW_AGREE)]), two={"level": 3, "target": 4})
    [item] = [item for item in assessment.scores.criteria if item.ref == "d.two"]
    told = "\n".join(working_of_criterion(assessment, item))
    assert "Of leaders fewer than 10 answered; you rated it 3 of 4; 33% of members agree" in told
    assert "max(0, 3 / 4 - 1/3) = 5/12" in told
    assert build_view(assessment).priorities[0].because.endswith("while 33% of members agree.")


def test_the_working_says_what_was_not_asked() -> None:
    assessment = assessed(both_sides())
    [item] = [item for item in assessment.scores.criteria if item.ref == "d.three"]
    told = "\n".join(working_of_criterion(assessment, item))
    assert "Factor perception: not asked of members" in told
    assert "0%" not in told


def test_the_result_file_has_the_shape_of_the_promise() -> None:
    result = result_of(assessed(both_sides()))
    heard = result["voices"]
    assert list(heard) == ["minimum_group", "minimum_comments", "closed_on", "groups", "statements", "ratings"]
    assert heard["groups"][2] == {
        "id": "nurses",
        "role": "member",
        "of": None,
        "invited": 40,
        "respondents": None,
        "rate": None,
        "hidden": True,
    }
    cell = heard["statements"][0]["roles"]["member"]
    assert list(cell) == ["n", "dont_know", "counts", "share", "share_low", "share_high", "hidden", "bound"]
    assert (cell["share"], cell["dont_know"], cell["counts"]) == (0.3333, "fewer than 3", [9, 9, 2, 7, 3])
    assert heard["statements"][0]["difference"]["shares"] == 0.4167
    assert heard["statements"][0]["roles"]["other"]["n"] is None
    assert heard["ratings"][0]["iqr"] == 3.0
    assert heard["ratings"][1] | {"uncertain": False} == heard["ratings"][1]
    assert (heard["ratings"][1]["bound"], heard["ratings"][1]["counts"]) == ("nearly all at one level", None)
    assert result["domains"][0]["criteria"][0]["flags"] == ["thin-evidence", "contested", "uncertain"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_voices_goes_into_every_format(kind: str) -> None:
    base = assessed(None)
    heard = any_voices(Random(kind), base.framework, kind)  # noqa: S311 - nothing secret
    assessment = assess(Inputs(answers=base.answers, framework=base.framework, voices=heard), version="0")
    view = build_view(assessment)
    assert json.loads(render(".json", assessment, view))["voices"]["closed_on"] == "2014-02-17"
    for suffix in (".html", ".xlsx", ".docx"):
        assert render(suffix, assessment, view)


def test_changes_that_stay_below_the_minimum_change_no_byte() -> None:
    """Nine people who answer otherwise are hidden all the same, and one of twenty who disagrees is bounded all the same."""
    pages = []
    for hidden, alike in (((0, 0, 0, 5, 4), (0, 0, 0, 10, 10)), ((5, 4, 0, 0, 0), (1, 0, 0, 19, 0))):
        heard = voices([statement("d.one", hidden, FEW_AGREE), statement("d.two", SOME, alike)], groups=GROUPS)
        assessment = assessed(heard)
        view = build_view(assessment)
        pages.append([render(suffix, assessment, view) for suffix in (".html", ".json", ".xlsx", ".docx")])
    assert pages[0] == pages[1]
