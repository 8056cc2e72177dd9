"""How the groups of a survey are cut: by their sizes alone, with nobody left out."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.survey.units import Unit, cut, units_of, units_text
from tests.slow import tries

ROLES = {
    "board": "leader",
    "leads": "leader",
    "gp": "member",
    "managers": "member",
    "nurses": "member",
    "staff": "other",
}
LEADERS = (Unit("board", "leader"), Unit("leads", "leader"))
STAFF = (Unit("staff", "other"),)
ROLE_OF = st.dictionaries(
    st.from_regex(r"[a-z]{1,3}(-[a-z]{1,3})?", fullmatch=True),
    st.sampled_from(["leader", "member", "other"]),
    min_size=1,
    max_size=9,
)


@pytest.mark.parametrize(
    ("sizes", "members"),
    [
        ((10, 10, 10), [Unit("gp", "member"), Unit("managers", "member"), Unit("nurses", "member")]),
        ((30, 6, 4), [Unit("gp", "member"), Unit("pool-member", "member", ("managers", "nurses"))]),
        ((30, 9, 20), [Unit("gp", "member"), Unit("pool-member", "member", ("managers", "nurses"))]),
        ((20, 9, 20), [Unit("gp", "member"), Unit("pool-member", "member", ("managers", "nurses"))]),
        ((9, 20, 30), [Unit("nurses", "member"), Unit("pool-member", "member", ("gp", "managers"))]),
        ((5, 2, 30), [Unit("pool-member", "member", ("gp", "managers", "nurses"))]),
        ((0, 20, 30), [Unit("nurses", "member"), Unit("pool-member", "member", ("gp", "managers"))]),
        ((3, 3, 3), [Unit("pool-member", "member", ("gp", "managers", "nurses"))]),
        ((0, 0, 0), [Unit("pool-member", "member", ("gp", "managers", "nurses"))]),
    ],
    ids=str,
)
def test_small_groups_go_together_and_the_smallest_other_one_joins_where_they_are_still_too_few(
    sizes: tuple[int, int, int], members: list[Unit]
) -> None:
    respondents = {"board": 12, "leads": 10} | dict(zip(("gp", "managers", "nurses"), sizes, strict=True))
    assert cut(ROLES, respondents, 10) == (*LEADERS, *members, *STAFF)


def test_a_group_that_is_the_only_one_of_its_role_stands_alone_however_small() -> None:
    assert cut({"staff": "other"}, {"staff": 3}, 10) == STAFF


@tries(300)
@given(ROLE_OF, st.data(), st.integers(10, 15))
def test_every_group_is_in_one_unit_and_nothing_can_be_told_by_taking_away(
    roles: dict[str, str], data: st.DataObject, minimum: int
) -> None:
    sizes = {group: data.draw(st.integers(0, 25), label=group) for group in roles}
    units = cut(roles, sizes, minimum)
    assert Counter(group for unit in units for group in unit.groups) == Counter(list(roles))
    for role in set(roles.values()):
        own = [unit for unit in units if unit.role == role]
        counts = [sum(sizes[group] for group in unit.groups) for unit in own]
        hidden = [count for count in counts if count < minimum]
        assert not hidden or len(own) == 1, "a hidden unit beside a shown one could be worked out from the role's total"
        assert sum(unit.of != () for unit in own) <= 1
        for unit, count in zip(own, counts, strict=True):
            assert unit.of == () or len(unit.of) > 1
            assert all(roles[group] == role for group in unit.groups)
            if unit.of:
                shown = [group for group in unit.of if sizes[group] >= minimum]
                assert len(shown) <= 1
                assert not shown or count - sizes[shown[0]] < minimum


@tries(300)
@given(ROLE_OF, st.data())
def test_units_are_read_back_as_they_were_written(roles: dict[str, str], data: st.DataObject) -> None:
    sizes = {group: data.draw(st.integers(0, 25), label=group) for group in roles}
    units = cut(roles, sizes, 10)
    assert units_of(units_text(units), roles) == units


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gp",
        "gp|managers",
        "gp|managers|nurses|gp",
        "gp|managers|bakers",
        "gp|pool-member:managers",
        "pool-member:gp+managers",
        "gp|pool-leader:managers+nurses",
        "gp|small:managers+nurses",
        "gp|pool-member:managers+managers",
    ],
)
def test_units_that_leave_out_double_or_invent_a_group_are_refused(text: str) -> None:
    assert units_of(text, {"gp": "member", "managers": "member", "nurses": "member"}) is None
