"""A folder that extends the built-in framework: what it overrides, adds, replaces and drops."""

import os
from pathlib import Path

import pytest

from ccg_toolkit.framework import Framework, built_in_folder, load_framework
from ccg_toolkit.sources import as_text, errors
from tests.framework.folders import COVER, EXTENDS, action, criteria, criterion, domain, write


def loaded(folder: Path) -> Framework:
    found = load_framework(folder, "ours")
    assert found.framework is not None, "\n".join(as_text(problem) for problem in found.problems)
    return found.framework


BUILT_IN = loaded(built_in_folder())


def test_a_cover_alone_has_all_that_it_extends_under_its_own_id(tmp_path: Path) -> None:
    ours = loaded(write(tmp_path, EXTENDS, {}))
    assert ours.cover.id == "ours"
    assert ours.domains == BUILT_IN.domains
    assert ours.cover.model_copy(update={"id": BUILT_IN.cover.id, "extends": None}) == BUILT_IN.cover
    assert ours.source == tmp_path.name
    assert ours.folders == (tmp_path, built_in_folder())


def test_keys_of_the_cover_override_one_by_one(tmp_path: Path) -> None:
    bands = "bands: [{from: 0, name: Low}]\n"
    ours = loaded(write(tmp_path, EXTENDS + f"target: 4\npriorities: {{gap: 1}}\ncapacity:\n{bands}", {})).cover
    assert ours.target == 4
    assert [band.name for band in ours.bands] == ["Low"]
    assert dict(ours.priorities) == {"gap": 1, "importance": 0, "perception": 0, "leverage": 0}
    assert (ours.capacity, ours.in_place, ours.scale) == (8, BUILT_IN.cover.in_place, BUILT_IN.cover.scale)


def test_terms_and_efforts_are_added_to_and_reach_the_built_in_text(tmp_path: Path) -> None:
    ours = loaded(write(tmp_path, EXTENDS + "terms: {members: surgeries, board: }\neffort: {XL: 12}\n", {}))
    assert (ours.cover.terms.members, ours.cover.terms.board) == ("surgeries", "governing body")
    assert ours.cover.effort == {"S": 1, "M": 3, "L": 6, "XL": 12}
    assert "practices" in BUILT_IN.domain_by_id["contract"].purpose
    wanted = BUILT_IN.domain_by_id["contract"].purpose.replace("practices", "surgeries")
    assert ours.domain_by_id["contract"].purpose == wanted
    assert "surgeries" in ours.cover.scale[0].meaning


def test_domains_are_added_replaced_and_dropped(tmp_path: Path) -> None:
    files = {
        "domains/money": domain("money", order=0),
        "criteria/money": criteria("money", criterion("cash", levels=5)),
        "domains/public": domain("public", order=0),
    }
    ours = loaded(write(tmp_path, EXTENDS + "off: [contract]\n", files))
    there = [found.id for found in BUILT_IN.domains if found.id not in {"contract", "public"}]
    assert [found.id for found in ours.domains] == ["money", "public", *there]
    assert ours.domain_by_id["public"].title == "Public"
    assert [found.id for found in ours.domain_by_id["public"].criteria] == [
        found.id for found in BUILT_IN.domain_by_id["public"].criteria
    ]


def test_criteria_are_added_replaced_in_place_and_dropped(tmp_path: Path) -> None:
    entries = [criterion("new", levels=5), criterion("usable-rights", levels=5)]
    ours = loaded(write(tmp_path, EXTENDS, {"criteria/contract": criteria("contract", *entries, off="definition")}))
    before = [found.id for found in BUILT_IN.domain_by_id["contract"].criteria]
    after = [found.id for found in ours.domain_by_id["contract"].criteria]
    assert after == [name for name in before if name != "definition"] + ["new"]
    assert ours.by_ref["contract.usable-rights"].statement == "It is so."


def test_what_named_something_that_was_taken_away_no_longer_does(tmp_path: Path) -> None:
    gone = "offers-and-wants"
    naming = [ref for ref, found in BUILT_IN.by_ref.items() if f"contract.{gone}" in found.requires]
    needing = [ref for ref, (_, found) in BUILT_IN.actions.items() if any(f".{gone}/" in need for need in found.needs)]
    assert naming
    assert needing
    ours = loaded(write(tmp_path, EXTENDS, {"criteria/contract": criteria("contract", off=gone)}))
    for ref in naming:
        kept = tuple(name for name in BUILT_IN.by_ref[ref].requires if name != f"contract.{gone}")
        assert ours.by_ref[ref].requires == kept
    assert all(need in ours.actions for _, found in ours.actions.values() for need in found.needs)


def test_tags_of_lenses_that_the_cover_leaves_out_are_dropped(tmp_path: Path) -> None:
    lenses = "lenses: [{id: rights, title: Rights, tags: [{id: power, title: Power}]}]\n"
    ours = loaded(write(tmp_path, EXTENDS + lenses, {}))
    assert {(lens, tag) for found in ours.criteria() for lens, tags in found.tags.items() for tag in tags} == {
        ("rights", "power")
    }


def test_a_criterion_of_one_s_own_may_name_what_is_built_in(tmp_path: Path) -> None:
    step = action("count", 0, 4, needs="contract.definition/settle-definition")
    files = {
        "domains/money": domain("money"),
        "criteria/money": criteria("money", criterion("cash", step, levels=5, requires="contract.definition")),
    }
    assert loaded(write(tmp_path, EXTENDS, files)).by_ref["money.cash"].requires == ("contract.definition",)


def test_without_extends_the_domains_replace_the_built_in_ones(tmp_path: Path) -> None:
    files = {"domains/money": domain("money"), "criteria/money": criteria("money", criterion("cash"))}
    ours = loaded(write(tmp_path, COVER, files))
    assert [found.id for found in ours.domains] == ["money"]
    assert ours.folders == (tmp_path,)


@pytest.mark.parametrize("cover", [COVER + "off: [time]\n", COVER])
def test_off_drops_domains_without_extends_too(tmp_path: Path, cover: str) -> None:
    files = {
        "domains/money": domain("money"),
        "criteria/money": criteria("money", criterion("cash")),
        "domains/time": domain("time"),
        "criteria/time": criteria("time", criterion("hours")),
    }
    names = [found.id for found in loaded(write(tmp_path, cover, files)).domains]
    assert names == (["money"] if "off" in cover else ["money", "time"])


def test_domains_stand_by_order_then_id(tmp_path: Path) -> None:
    orders = {"b": 2, "a": 2, "z": 1, "c": 10}
    files = {f"domains/{name}": domain(name, order=order) for name, order in orders.items()}
    files |= {f"criteria/{name}": criteria(name, criterion("one")) for name in orders}
    assert [found.id for found in loaded(write(tmp_path, COVER, files)).domains] == ["z", "a", "b", "c"]


def test_a_full_copy_of_the_built_in_framework_is_whole(tmp_path: Path) -> None:
    home = built_in_folder()
    for path in [home / "framework.yaml", *home.glob("domains/*.yaml"), *home.glob("criteria/*.yaml")]:
        copy = tmp_path / path.relative_to(home)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())
    ours = loaded(tmp_path)
    assert (ours.cover, ours.domains) == (BUILT_IN.cover, BUILT_IN.domains)


def test_the_built_in_framework_has_neither_errors_nor_warnings() -> None:
    found = load_framework()
    assert (found.problems, found.framework) == ([], BUILT_IN)
    assert BUILT_IN.source == "built in"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_the_built_in_folder_may_be_named_by_another_path(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(built_in_folder(), target_is_directory=True)
    assert loaded(tmp_path / "link").source == "built in"


def test_a_problem_in_what_is_extended_is_never_the_user_s(tmp_path: Path) -> None:
    files = {
        "criteria/contract": criteria(
            "contract", *(criterion(name, levels=5) for name in ("definition", "offers-and-wants"))
        )
    }
    found = load_framework(write(tmp_path, EXTENDS + "off: [involvement]\n", files), "ours")
    assert errors(found.problems) == []
    assert {problem.place.file for problem in found.problems} == {"ours/criteria/contract.yaml"}


def test_old_names_lead_to_the_criterion_that_has_them_now(tmp_path: Path) -> None:
    files = {
        "domains/money": domain("money", "was: cash\n"),
        "criteria/money": criteria("money", criterion("prices", more="    was: people.prices\n"), criterion("wages")),
    }
    framework = load_framework(write(tmp_path / "ours", COVER, files)).framework
    assert framework is not None
    assert framework.heirs == {
        "cash.prices": "money.prices",
        "cash.wages": "money.wages",
        "people.prices": "money.prices",
    }


def test_what_was_required_of_a_criterion_is_required_of_its_heir(tmp_path: Path) -> None:
    built_in = load_framework().framework
    assert built_in is not None
    required = "contract.definition"
    waiting = {one.ref for one in built_in.criteria() if required in one.requires}
    own = criterion("who-belongs", levels=5, more="    was: [contract.definition]\n")
    files = {"criteria/contract": criteria("contract", own, off="definition")}
    ours = load_framework(write(tmp_path, EXTENDS, files)).framework
    assert ours is not None
    assert waiting
    assert {one.ref for one in ours.criteria() if "contract.who-belongs" in one.requires} == waiting
    without = load_framework(
        write(tmp_path / "b", EXTENDS, {"criteria/contract": criteria("contract", off="definition")})
    )
    assert without.framework is not None
    assert not any(required in one.requires for one in without.framework.criteria())


def test_an_action_that_the_heir_does_not_have_is_needed_no_longer(tmp_path: Path) -> None:
    own = criterion("who-belongs", levels=5, more="    was: [contract.definition]\n")
    files = {"criteria/contract": criteria("contract", own, off="definition")}
    found = load_framework(write(tmp_path, EXTENDS, files))
    assert errors(found.problems) == []
    assert found.framework is not None
    needed = {name for _, action in found.framework.actions.values() for name in action.needs}
    assert needed <= set(found.framework.actions)
