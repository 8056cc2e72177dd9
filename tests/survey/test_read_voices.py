"""What a closed survey shows: which files are refused, which people are shown, and what stays hidden."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ccg_toolkit.framework import Framework
from ccg_toolkit.sources import as_text, errors
from ccg_toolkit.survey.csv_text import csv_text
from ccg_toolkit.survey.read_voices import read_voices
from ccg_toolkit.survey.voices import FEW, Difference, StatementCell, Voices
from tests.builders import criterion
from tests.builders import framework as small_framework
from tests.survey import example
from tests.survey.closed import RATED, ROLES, SAID, alike, framework, read, survey_text, voices_of
from tests.survey.exports import framework as built_in

EVERYONE = [*alike("board", 6, 6), *alike("gp", 9, 4), *alike("managers", 5, 7), *alike("nurses", 8, 3)]


def _group(voices: Voices, name: str) -> StatementCell | None:
    return dict(voices.statements[0].groups).get(name)


def _member_share(voices: Voices) -> tuple[int, int]:
    cell = voices.statements[0].member
    assert cell.counts is not None
    return sum(cell.counts[3:]), sum(cell.counts)


def test_the_example_is_read() -> None:
    name = "examples/voices/responses.csv"
    voices, problems = read_voices(example.FOLDER / "responses.csv", name, built_in(), {"gp-no-role": 82})
    assert problems == []
    assert voices is not None
    respondents = {group.id: group.respondents for group in voices.groups}
    assert respondents == dict.fromkeys(example.GROUPS) | {
        "practice-representatives": 12,
        "gp-no-role": 41,
        "practice-managers": 33,
        "nurses-and-others": 27,
        "pool-leader": 17,
        "pool-other": 10,
    }
    assert next(group.rate for group in voices.groups if group.id == "gp-no-role") == Fraction(1, 2)
    asked = [criterion for criterion in built_in().criteria() if "member" in criterion.ask]
    assert list(voices.statement_by_criterion) == [criterion.ref for criterion in asked]
    assert len(voices.ratings) == sum("leader" in criterion.ask for criterion in built_in().criteria())
    guidance = voices.statement_by_criterion["information.pathway-guidance"]
    assert guidance.member.counts == (6, 14, 27, 16, 34)
    assert not {"gp-no-role", "practice-managers", "nurses-and-others"} & dict(guidance.groups).keys()
    assert [comment.role for comment in voices.comments] == ["member", "member"]


def test_leaders_under_the_minimum_are_hidden_and_no_figure_joins_the_two(tmp_path: Path) -> None:
    voices = voices_of(tmp_path, [*alike("board", 3, 5), *alike("gp", 40, 102)])
    said = voices.statements[0]
    assert said.leader.hidden
    assert (said.member.n, said.member.share) == (142, Fraction(20, 71))
    assert said.difference is None
    assert [group.respondents for group in voices.groups if group.role == "leader"] == [None, None, None]


def test_beside_a_bounded_group_only_the_role_is_given(tmp_path: Path) -> None:
    voices = voices_of(tmp_path, [*alike("gp", 20), *alike("managers", 18, 12)], _two_groups())
    assert _member_share(voices) == (38, 50)
    assert voices.statements[0].groups == (("board", StatementCell()),)


def test_a_small_group_joins_the_smallest_that_is_shown(tmp_path: Path) -> None:
    people = [*alike("gp", 5, 7), *alike("managers", 6, 7), *alike("nurses", 3, 3)]
    voices = voices_of(tmp_path, people)
    pool = _group(voices, "pool-member")
    assert pool is not None
    assert (pool.n, pool.share) == (18, Fraction(8, 18))
    assert _group(voices, "gp") is None


def test_one_answer_among_many_who_do_not_know_is_hidden(tmp_path: Path) -> None:
    voices = voices_of(tmp_path, alike("gp", 1, dont_know=11), _two_groups())
    assert voices.statements[0].member == StatementCell()
    assert next(group.respondents for group in voices.groups if group.id == "pool-member") == 12


@pytest.mark.parametrize(
    ("agree", "disagree", "bound"),
    [
        (10, 0, "90% or more"),
        (9, 1, "90% or more"),
        (8, 2, None),
        (2, 8, None),
        (1, 9, "10% or fewer"),
        (0, 10, "10% or fewer"),
    ],
)
def test_where_all_or_all_but_one_answered_alike_only_a_bound_is_given(
    tmp_path: Path, agree: int, disagree: int, bound: str | None
) -> None:
    cell = voices_of(tmp_path, alike("staff", agree, disagree, dont_know=4)).statements[0].other
    assert (cell.n, cell.bound) == (10, bound)
    if bound:
        assert cell == StatementCell(n=10, bound=cell.bound)
    else:
        assert (cell.counts, cell.dont_know) == ((0, disagree, 0, agree, 0), 4)


def test_it_is_the_side_that_bounds_a_statement_and_the_level_that_bounds_a_rating(tmp_path: Path) -> None:
    strongly = [("staff", {SAID: "4"}), ("staff", {SAID: "3"})] * 6
    rated = [("board", {RATED: "4", "work.kept": "2"}), ("board", {RATED: "3", "work.kept": "2"})] * 6
    voices = voices_of(tmp_path, [*strongly, *rated])
    assert voices.statements[0].other == StatementCell(n=12, bound="90% or more")
    opened, kept = (voices.rating_by_criterion[ref].cell for ref in (RATED, "work.kept"))
    assert (opened.counts, opened.median, opened.iqr) == ((0, 0, 0, 6, 6), Fraction(7, 2), Fraction(1))
    assert (kept.n, kept.bound, kept.counts, kept.median) == (12, "nearly all at one level", None, None)


@pytest.mark.parametrize(("levels", "uncertain"), [("0022", True), ("1122", False), ("1133", True), ("0044", True)])
def test_ratings_whose_middle_half_spans_half_the_scale_are_uncertain(
    tmp_path: Path, levels: str, *, uncertain: bool
) -> None:
    voices = voices_of(tmp_path, [("board", {RATED: level}) for level in levels * 4])
    assert voices.rating_by_criterion[RATED].uncertain is uncertain


def test_only_leaders_rate(tmp_path: Path) -> None:
    voices = voices_of(tmp_path, [("gp", {RATED: "1"}), ("gp", {RATED: "3"})] * 8)
    assert voices.rating_by_criterion[RATED].cell.hidden


@pytest.mark.parametrize(
    ("unknown", "role", "groups"),
    [
        ((5, 4), 9, (5, 4)),
        ((5, 2), None, (5, FEW)),
        ((2, 0), None, (FEW, FEW)),
        ((3, 3), 6, (3, 3)),
    ],
)
def test_those_who_do_not_know_are_told_only_where_none_can_be_taken_from_them(
    tmp_path: Path, unknown: tuple[int, int], role: Any, groups: Any
) -> None:
    gps, managers = unknown
    people = [*alike("gp", 6, 6, dont_know=gps), *alike("managers", 6, 6, dont_know=managers)]
    said = voices_of(tmp_path, people, _two_groups()).statements[0]
    assert said.member.dont_know == role
    assert tuple(cell.dont_know for name, cell in said.groups if name != "board") == groups


def test_beside_a_bounded_group_a_role_tells_of_nobody_who_does_not_know(tmp_path: Path) -> None:
    people = [*alike("gp", 12, dont_know=3), *alike("managers", 6, 6, dont_know=3)]
    said = voices_of(tmp_path, people, _two_groups()).statements[0]
    assert said.member.counts == (0, 6, 0, 18, 0)
    assert said.member.dont_know is None


@pytest.mark.parametrize(
    ("leaders", "members", "least"),
    [
        ((12, 0), (6, 14), Fraction(6, 10)),
        ((12, 0), (38, 2), None),
        ((0, 12), (6, 14), Fraction(-2, 10)),
        ((8, 4), (20, 0), Fraction(8, 12) - Fraction(9, 10)),
        ((8, 4), (0, 20), Fraction(8, 12) - Fraction(1, 10)),
        ((12, 0), (0, 20), Fraction(8, 10)),
        ((0, 12), (20, 0), Fraction(-8, 10)),
        ((12, 0), (20, 0), None),
    ],
)
def test_a_difference_from_a_bound_is_told_at_its_least(
    tmp_path: Path, leaders: tuple[int, int], members: tuple[int, int], least: Fraction | None
) -> None:
    voices = voices_of(tmp_path, [*alike("board", *leaders), *alike("gp", *members)])
    assert voices.statements[0].difference == Difference(at_least=least)


def test_a_difference_is_that_of_the_shares(tmp_path: Path) -> None:
    between = voices_of(tmp_path, [*alike("board", 9, 3), *alike("gp", 6, 14)]).statements[0].difference
    assert between is not None
    assert between.shares == Fraction(9, 20)
    assert between.low is not None
    assert between.high is not None
    assert between.low < 0.45 < between.high
    assert between.cliffs_delta == Fraction(9, 20)


# --- which files are refused -------------------------------------------------------------------------------------------


def _two_groups() -> Framework:
    roles = {name: role for name, role in ROLES.items() if name in {"board", "gp", "managers"}}
    return framework(tuple(roles.items()))


def _with(**cover: Any) -> Framework:
    asked = framework()
    return replace(asked, cover=asked.cover.model_copy(update=cover))


def _renamed_group() -> Framework:
    return framework(tuple({"chairs" if name == "leads" else name: role for name, role in ROLES.items()}.items()))


def _other_role() -> Framework:
    return framework(tuple((ROLES | {"leads": "other"}).items()))


@pytest.mark.parametrize(
    "now",
    [
        _other_role(),
        _renamed_group(),
        _two_groups(),
        _with(minimum_group=11),
        _with(minimum_comments=21),
        _with(agrees_from=4),
    ],
    ids=["other role", "other group", "fewer groups", "higher minimum", "more for comments", "agrees from"],
)
def test_a_survey_is_not_shown_under_another_grouping(tmp_path: Path, now: Framework) -> None:
    voices, problems = read(tmp_path, survey_text(framework(), EVERYONE), now)
    assert voices is None
    assert [as_text(problem).partition("\n")[0] for problem in problems] == [
        "responses.csv:1:1: closed under another grouping; figures of one survey come from one grouping"
    ]


def test_of_a_lower_minimum_that_of_the_file_counts(tmp_path: Path) -> None:
    text = survey_text(_with(minimum_group=15, minimum_comments=30), EVERYONE)
    voices, problems = read(tmp_path, text, framework())
    assert problems == []
    assert voices is not None
    assert (voices.minimum_group, voices.minimum_comments) == (15, 30)
    assert [group.id for group in voices.groups if not group.hidden] == ["pool-member"]


Change = Callable[[str], str]


def _line(number: int, old: str, new: str) -> Change:
    def change(text: str) -> str:
        lines = text.split("\n")
        assert old in lines[number]
        lines[number] = lines[number].replace(old, new, 1)
        return "\n".join(lines)

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.partition("\n")[2], "1:1: this is no file of responses that ccg-toolkit wrote"),
        (lambda _: survey_text(framework(), EVERYONE, closed=""), "1:1: this survey is not closed, and nothing is"),
        (_line(0, "responses/1", "responses/2"), "1:1: '# ccg-toolkit/responses/2' is no kind of file"),
        (_line(0, "framework=small", "framework=large"), "1:1: this was asked with the framework 'large'"),
        (_line(0, "minimum_group=10", "minimum_group=5"), "1:1: the promise was changed: minimum_group 5"),
        (_line(0, "closed=2014-03-01", "closed=2014-13-01"), "1:1: the units, the roles or the day"),
        (_line(0, "pool-leader:board+leads", "board|leads"), "1:1: the units in this line are not those"),
        (_line(0, "|nurses", ""), "1:1: the units, the roles or the day"),
        (_line(1, "group", "team"), "2:1: no column tells to which group"),
        (_line(1, "work.kept", "agree.work.open"), "2:5: 'agree.work.open' and 'agree.work.open' both hold"),
        (_line(5, ",board,", ",bored,"), "6:1: there is no group 'bored'"),
        (_line(5, ",board,1,", ",board,7,"), "6:1: '7' is no answer to agree.work.open"),
        (_line(5, ",board,1,", ",board,yes,"), "6:1: 'yes' is no answer to agree.work.open"),
        (_line(5, ",board,1,", ",board,1,,"), "6:1: this row has 6 cells, and there are 5 headings"),
        (_line(5, ",board,1,", ',board,"1,'), "6:1: a quotation mark is opened here and never closed"),
    ],
)
def test_a_file_that_is_not_as_it_was_written_is_refused(tmp_path: Path, change: Change, told: str) -> None:
    voices, problems = read(tmp_path, change(survey_text(framework(), EVERYONE)), framework())
    assert voices is None
    assert [as_text(problem)[: len(f"responses.csv:{told}")] for problem in errors(problems)] == [
        f"responses.csv:{told}"
    ]


def test_a_row_taken_out_shows_where_the_grouping_would_be_another(tmp_path: Path) -> None:
    text = survey_text(framework(), [*alike("gp", 5, 5), *alike("managers", 6, 6), *alike("nurses", 6, 6)])
    rows = [row for row in text.split("\n") if not row.startswith("1,")]
    voices, problems = read(tmp_path, "\n".join(rows), framework())
    assert voices is None
    assert "units" in problems[0].message


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    voices, problems = read_voices(tmp_path / "responses.csv", "responses.csv", framework(), {})
    assert voices is None
    assert [problem.unreadable for problem in problems] == [True]


def test_it_is_read_after_a_spreadsheet_program_saved_it(tmp_path: Path) -> None:
    text = survey_text(framework(), EVERYONE)
    first, _, rest = text.partition("\n")
    saved = "\ufeff" + f'"{first}",,,,\n'.replace("\n", "\r\n") + rest.replace("\n", "\r\n") + ",,,,\r\n"
    assert read(tmp_path, saved, framework()) == read(tmp_path, text, framework())


# --- another version of the framework ----------------------------------------------------------------------------------


def _asks(*criteria: Any) -> Framework:
    asked = framework()
    later = small_framework({"work": criteria})
    return replace(asked, domains=later.domains)


def test_what_was_asked_under_an_old_name_belongs_to_its_heir(tmp_path: Path) -> None:
    text = survey_text(framework(), EVERYONE)
    later = _asks(criterion("clear", ask=("leader", "member"), was=("work.open",)), criterion("kept"))
    voices, problems = read(tmp_path, text, later)
    before, _ = read(tmp_path, text, framework())
    assert problems == []
    assert voices is not None
    assert before is not None
    assert voices.statements == (replace(before.statements[0], criterion="work.clear"),)


def test_what_is_asked_no_longer_is_told_and_what_was_not_asked_yet_is_not_there(tmp_path: Path) -> None:
    later = _asks(criterion("open", ask=("leader", "member")), criterion("new", ask=("leader", "member")))
    voices, problems = read(tmp_path, survey_text(framework(), EVERYONE), later)
    assert [problem.place.text for problem in problems] == ["responses.csv:2:5"]
    assert [problem.message for problem in problems] == ["'work.kept' is asked no longer"]
    assert errors(problems) == []
    assert voices is not None
    assert list(voices.statement_by_criterion) == ["work.open"]
    assert list(voices.rating_by_criterion) == ["work.open"]


# --- who was asked -----------------------------------------------------------------------------------------------------


def test_of_a_hidden_group_only_the_invited_are_told(tmp_path: Path) -> None:
    people = [*alike("gp", 9, 11), *alike("managers", 5, 4), *alike("nurses", 2, 1), *alike("staff", 2, 2)]
    invited = {"gp": 50, "managers": 20, "nurses": 40, "staff": 8}
    voices, problems = read(tmp_path, survey_text(framework(), people), framework(), invited)
    assert problems == []
    assert voices is not None
    told = {group.id: (group.invited, group.respondents, group.rate, group.hidden) for group in voices.groups}
    assert told == {
        "board": (None, None, None, True),
        "leads": (None, None, None, True),
        "gp": (50, 20, Fraction(2, 5), False),
        "managers": (20, None, None, True),
        "nurses": (40, None, None, True),
        "staff": (8, None, None, True),
        "pool-leader": (None, None, None, True),
        "pool-member": (60, 12, Fraction(1, 5), False),
    }
    pool = voices.groups[-1]
    assert (pool.title, pool.of, pool.role) == ("MANAGERS and NURSES", ("managers", "nurses"), "member")


def test_a_pool_of_which_one_group_has_no_number_has_none(tmp_path: Path) -> None:
    people = [*alike("gp", 9, 11), *alike("managers", 5, 4), *alike("nurses", 2, 1)]
    voices, _ = read(tmp_path, survey_text(framework(), people), framework(), {"managers": 20})
    assert voices is not None
    assert (voices.groups[-1].invited, voices.groups[-1].rate) == (None, None)


def test_more_who_answered_than_were_invited_are_told_and_have_no_rate(tmp_path: Path) -> None:
    invited = {"gp": 12, "staff": 1}
    people = [*EVERYONE, *alike("staff", 2, 2)]
    voices, problems = read(tmp_path, survey_text(framework(), people), framework(), invited)
    assert [problem.message for problem in problems] == ["13 of gp answered, and 12 were invited"]
    assert voices is not None
    assert next(group.rate for group in voices.groups if group.id == "gp") is None


# --- comments ----------------------------------------------------------------------------------------------------------


def _comments(folder: Path, rows: list[tuple[str, str, str]]) -> None:
    (folder / "comments.csv").write_text(csv_text(("role", "comment", "print"), rows), encoding="utf-8")


FIVE = [("member", f"Comment {number}", "") for number in range(5)]


def test_only_comments_that_somebody_marked_are_released_each_once(tmp_path: Path) -> None:
    marked = [
        ("member", "=Yes\nplease\u202e", " Yes "),
        ("member", "Twice", "yes"),
        ("member", "Twice", "yes"),
        ("member", "Kept", "no"),
    ]
    _comments(tmp_path, [*FIVE, *marked])
    voices, problems = read(tmp_path, survey_text(framework(), EVERYONE), framework())
    assert problems == []
    assert voices is not None
    assert [comment.text for comment in voices.comments] == ["=Yes\nplease", "Twice"]


@pytest.mark.parametrize(
    ("people", "rows", "role"),
    [
        (EVERYONE, FIVE[:4], "member"),
        (EVERYONE, [("leader", text, mark) for _, text, mark in FIVE], "leader"),
        (alike("gp", 9, 10), FIVE, "member"),
    ],
    ids=["four comments", "twelve leaders", "nineteen members"],
)
def test_too_few_who_answered_or_wrote_have_no_comment_printed(
    tmp_path: Path, people: Any, rows: list[tuple[str, str, str]], role: str
) -> None:
    _comments(tmp_path, [(writer, text, "yes") for writer, text, _ in rows])
    voices, problems = read(tmp_path, survey_text(framework(), people), framework())
    assert voices is not None
    assert voices.comments == ()
    assert [problem.message for problem in problems] == [f"no comment of the role {role} is printed"]
    assert errors(problems) == []


def test_another_mark_than_yes_and_another_role_are_told_without_their_words(tmp_path: Path) -> None:
    _comments(tmp_path, [*FIVE, ("member", "One", "x"), ("member", "Two", "ja"), ("Member, she says", "Three", "yes")])
    voices, problems = read(tmp_path, survey_text(framework(), EVERYONE), framework())
    assert voices is not None
    assert voices.comments == ()
    assert [(problem.message, problem.hint) for problem in problems] == [
        ("rows that cannot be read, and are not printed: 1", "Write leader, member or other under role."),
        (
            "rows that cannot be read, and are not printed: 2",
            "Write yes under print where a comment may be printed, else nothing.",
        ),
    ]


@pytest.mark.parametrize(
    ("others", "bound"), [(0, "nearly all at one level"), (1, "nearly all at one level"), (2, None)]
)
def test_ratings_that_all_or_all_but_one_share_are_given_as_a_bound(
    tmp_path: Path, others: int, bound: str | None
) -> None:
    levels = ["3"] * (12 - others) + ["1"] * others
    cell = voices_of(tmp_path, [("board", {RATED: level}) for level in levels]).rating_by_criterion[RATED].cell
    assert (cell.n, cell.bound, cell.median is None) == (12, bound, bound is not None)
