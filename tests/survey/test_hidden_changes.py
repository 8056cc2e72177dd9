"""What changes inside hidden cells, or inside bounded ones with the same bound, changes nothing that is shown."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import event, given
from hypothesis import strategies as st

from ccg_toolkit.survey.units import cut
from ccg_toolkit.survey.voices import Voices
from tests.slow import tries
from tests.survey.closed import RATED, ROLES, SAID, framework, voices_of

Answers = dict[str, list[str]]
"""For each group what its people answered to one question."""

MINIMUM = 10
AGREE, OTHER = ("3", "4"), ("0", "1", "2")


def _survey(choose: Random) -> tuple[Answers, Answers]:
    """Give answers to the statement, and ratings of the same people, where many are of one mind."""
    said: Answers = {}
    rated: Answers = {}
    for group, role in ROLES.items():
        size = choose.choice([0, 2, 6, 9, 10, 11, 13, 20])
        sides = choose.choice([AGREE, OTHER, AGREE + OTHER])
        said[group] = [
            choose.choice(sides) if choose.random() < 0.9 else choose.choice(["dk", ""]) for _ in range(size)
        ]
        if size and choose.random() < 0.4:
            said[group][0] = choose.choice(AGREE + OTHER)
        levels = choose.choice([["2"], ["3"], list("01234")]) if role == "leader" else [""]
        rated[group] = [choose.choice(levels) for _ in range(size)]
        if size and role == "leader":
            rated[group][0] = choose.choice(["4", "", "unknown"])
    return said, rated


def _number(answers: Answers, groups: tuple[str, ...]) -> int:
    return sum(answer.isdigit() for group in groups for answer in answers[group])


def _changed(choose: Random, said: Answers, rated: Answers, shown: Voices) -> tuple[Answers, Answers]:
    """Change what is hidden or bounded as far as it goes."""
    said, rated = ({group: list(all_) for group, all_ in answers.items()} for answers in (said, rated))
    statement, rating = shown.statements[0], shown.rating_by_criterion[RATED].cell
    units = cut(ROLES, {group: len(people) for group, people in said.items()}, MINIMUM)
    for role in dict.fromkeys(ROLES.values()):
        own = [unit.groups for unit in units if unit.role == role]
        counted = tuple(group for groups in own for group in groups if _number(said, groups) >= MINIMUM)
        for groups in own:
            if _number(said, groups) < MINIMUM:
                _scatter(choose, said, groups, AGREE + OTHER, "dk")
        cell = getattr(statement, role)
        if cell.bound:
            event(f"statement: {cell.bound}")
            most, few = (AGREE, OTHER) if cell.bound == "90% or more" else (OTHER, AGREE)
            _bounded(choose, said, counted, most, few, "dk")
    leaders = [unit.groups for unit in units if unit.role == "leader"]
    counted = tuple(group for groups in leaders for group in groups if _number(rated, groups) >= MINIMUM)
    for groups in leaders:
        if _number(rated, groups) < MINIMUM:
            _scatter(choose, rated, groups, tuple("01234"), "unknown")
    if rating.bound:
        event("rating: bounded")
        _bounded(choose, rated, counted, (choose.choice("01234"),), tuple("01234"), "unknown")
    return said, rated


def _scatter(choose: Random, answers: Answers, groups: tuple[str, ...], numbers: tuple[str, ...], unknown: str) -> None:
    """Let people of a hidden cell answer anything, as long as it stays hidden."""
    left = MINIMUM - 1
    for group in groups:
        for place in range(len(answers[group])):
            answers[group][place] = choose.choice([*numbers[:left], unknown, ""])
            left -= answers[group][place].isdigit()


def _bounded(  # noqa: PLR0917 - the two sides of a cell, and whose it is
    choose: Random,
    answers: Answers,
    groups: tuple[str, ...],
    most: tuple[str, ...],
    few: tuple[str, ...],
    unknown: str,
) -> None:
    """Let people of a bounded cell answer anything that leaves its size and its bound."""
    numbered = [(group, place) for group in groups for place, one in enumerate(answers[group]) if one.isdigit()]
    for group in groups:
        for place, one in enumerate(answers[group]):
            answers[group][place] = choose.choice(most) if one.isdigit() else choose.choice([unknown, ""])
    if choose.random() < 0.7:
        group, place = choose.choice(numbered)
        answers[group][place] = choose.choice(few)


def _voices(said: Answers, rated: Answers) -> Voices:
    people = [
        (group, {SAID: statement, RATED: rating})
        for group in ROLES
        for statement, rating in zip(said[group], rated[group], strict=True)
    ]
    with TemporaryDirectory() as folder:
        return voices_of(Path(folder), people, framework())


@tries(400)
@given(st.randoms(use_true_random=False))
def test_two_surveys_that_differ_only_where_nothing_is_shown_show_the_same(choose: Random) -> None:
    said, rated = _survey(choose)
    shown = _voices(said, rated)
    other_said, other_rated = _changed(choose, said, rated, shown)
    event(f"changed: {(other_said, other_rated) != (said, rated)}")
    assert _voices(other_said, other_rated) == shown
