"""What came of an earlier plan is asked about: what was done without its level, and a level that came without the work."""

from fractions import Fraction

import pytest

from ccg_toolkit.planning import Decisions, FindOut, Outcome
from tests.builders import Case, action, answers, criterion, framework, plan_for

WHOLE = framework({"d": [criterion("a", action("do", 1, 3), action("end", 3, 4)), criterion("b")]})
SAID = {"d.a": {"level": 3, "evidence": [{"what": "a poll", "strength": "members"}]}, "d.b": 0}


def found(*outcomes: Outcome) -> tuple[FindOut, ...]:
    return plan_for(Case(WHOLE, answers(SAID, quarters=1, capacity=8)), Decisions(outcomes=outcomes)).find_out


def outcome(action: str = "d.a/do", *, done: bool | None = False, came: bool | None = True) -> Outcome:
    return Outcome(action=action, done=done, level_came=came)


def test_a_level_that_came_without_the_work_may_not_last() -> None:
    (entry,) = found(outcome())
    assert (entry.standing.ref, entry.reasons, entry.not_done) == ("d.a", ("came-without",), ("d.a/do",))
    assert entry.could_move_score_by == Fraction(1, 2) * 2


@pytest.mark.parametrize(
    "unremarkable",
    [outcome(done=True), outcome(done=None), outcome(came=False), outcome(came=None), outcome("d.gone/do")],
)
def test_what_came_as_planned_or_cannot_be_known_is_not_asked_about(unremarkable: Outcome) -> None:
    assert found(unremarkable) == ()


def test_outcomes_move_no_action_and_no_gap() -> None:
    said = answers(SAID | {"d.a": 1}, quarters=2, capacity=8)
    plain = plan_for(Case(WHOLE, said), Decisions())
    told = plan_for(Case(WHOLE, said), Decisions(outcomes=(outcome(done=True, came=False),)))
    assert (told.actions, told.gaps, told.find_out) == (plain.actions, plain.gaps, plain.find_out)
