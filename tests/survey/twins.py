"""Two surveys that differ only where nothing is shown: in hidden cells, and in bounded ones with the same bound."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from ccg_toolkit.framework import Framework
from ccg_toolkit.survey.keys import AGREE, DONT_KNOW, UNKNOWN
from ccg_toolkit.survey.known import known_of
from ccg_toolkit.survey.units import cut
from tests.survey.closed import survey_text

MINIMUM = 10

Answers = dict[str, list[str]]
"""For each group what its people answered to one question."""

Sides = Sequence[str]
"""What counts as one answer: of a statement who does not agree and who does, of a rating each level."""


class Twins(NamedTuple):
    """Two files of responses, and how many hidden and bounded cells of the one were changed for the other."""

    one: str
    other: str
    hidden: int
    bounded: int


def twins(choose: Random, asked: Framework) -> Twins:
    """Make a survey of groups around the minimum, in which many are of one mind, and another that has to look the same."""
    known = known_of(asked)
    sizes = {group: choose.choice([0, 2, 6, 9, 10, 11, 13, 20]) for group in known.roles}
    units = cut(known.roles, sizes, MINIMUM)
    ones: dict[str, Answers] = {}
    others: dict[str, Answers] = {}
    hidden = bounded = 0
    for key in known.items:
        is_statement = key.startswith(AGREE)
        sides: Sides = ("012", "34") if is_statement else [str(level) for level in asked.cover.numbers]
        roles = set(known.roles.values()) if is_statement else {"leader"}
        one: Answers = {group: [""] * size for group, size in sizes.items()}
        for group in [group for group, role in known.roles.items() if role in roles]:
            one[group] = _answered(choose, sizes[group], sides)
        other = {group: list(answers) for group, answers in one.items()}
        for role in roles:
            shown: list[str] = []
            for unit in [unit for unit in units if unit.role == role]:
                if len(_numbered(one, unit.groups)) < MINIMUM:
                    _scatter(choose, other, unit.groups, sides)
                    hidden += any(one[group] != other[group] for group in unit.groups)
                else:
                    shown += unit.groups
            if side := _bounding(one, shown, sides):
                _stay_bounded(choose, other, shown, side if is_statement else choose.choice(sides))
                bounded += any(one[group] != other[group] for group in shown)
        ones[key], others[key] = one, other
    return Twins(_text(asked, sizes, ones), _text(asked, sizes, others), hidden, bounded)


def _answered(choose: Random, size: int, sides: Sides) -> list[str]:
    """Give answers of which most are often on one side."""
    side, everything = choose.choice(sides), "".join(sides)
    most = choose.choice([side, everything])
    answers = [choose.choice(most) if choose.random() < 0.9 else choose.choice(["?", ""]) for _ in range(size)]
    return [choose.choice(everything), *answers[1:]] if answers else []


def _numbered(answers: Answers, groups: Sequence[str]) -> list[tuple[str, int]]:
    """Give who gave a place or a level."""
    return [(group, place) for group in groups for place, one in enumerate(answers[group]) if one.isdigit()]


def _bounding(answers: Answers, groups: Sequence[str], sides: Sides) -> str:
    """Give the side on which all, or all but one, of a cell are; empty where there is none, or nobody."""
    given = [answers[group][place] for group, place in _numbered(answers, groups)]
    return next((side for side in sides if given and sum(one not in side for one in given) <= 1), "")


def _scatter(choose: Random, answers: Answers, groups: Sequence[str], sides: Sides) -> None:
    """Let people of a hidden cell answer anything, as long as it stays hidden."""
    left, numbers = MINIMUM - 1, "".join(sides)
    for group in groups:
        for place in range(len(answers[group])):
            answers[group][place] = choose.choice([*(numbers if left else ""), "?", ""])
            left -= answers[group][place].isdigit()


def _stay_bounded(choose: Random, answers: Answers, groups: Sequence[str], side: str) -> None:
    """Let people of a bounded cell answer anything that leaves its size and its bound."""
    numbered = _numbered(answers, groups)
    for group in groups:
        answers[group] = [choose.choice([*side] if one.isdigit() else ["?", ""]) for one in answers[group]]
    if choose.random() < 0.7:
        group, place = choose.choice(numbered)
        answers[group][place] = choose.choice("01234")


def _text(asked: Framework, sizes: dict[str, int], answers: dict[str, Answers]) -> str:
    people = [
        (group, {key: _code(key, said[group][place]) for key, said in answers.items()})
        for group, size in sizes.items()
        for place in range(size)
    ]
    return survey_text(asked, people)


def _code(key: str, answer: str) -> str:
    unknown = DONT_KNOW if key.startswith(AGREE) else UNKNOWN
    return unknown if answer == "?" else answer
