"""The fingerprint of a criterion's levels: what is another wording, and what is not."""

from pathlib import Path

import pytest

from ccg_toolkit.framework import built_in_folder, load_framework
from tests.framework.folders import COVER, EXTENDS, criteria, criterion, domain, write

LEVELS = "level 0, level 1, level 2"


def wording(folder: Path, levels: str, cover: str = COVER) -> str:
    text = criteria("money", criterion("cash")).replace(LEVELS, levels)
    found = load_framework(write(folder, cover, {"domains/money": domain("money"), "criteria/money": text}))
    assert found.framework is not None, found.problems
    return found.framework.by_ref["money.cash"].wording


@pytest.fixture
def plain(tmp_path: Path) -> str:
    return wording(tmp_path / "plain", "No $member-list., Two lists, $Board agreed")


@pytest.mark.parametrize(
    "levels",
    [
        "NO $member LIST, TWO LISTS, $board AGREED",
        "'no $member, list!', ' Two  lists ', '($board) agreed.'",
        "No '$member' list, Two-lists, $Board agreed!",
        "No $member\u2013list, Tw\u00ado lists, $Board \uff41greed",
    ],
)
def test_case_spaces_and_punctuation_make_no_other_wording(tmp_path: Path, plain: str, levels: str) -> None:
    assert wording(tmp_path, levels) == plain


def test_other_nouns_make_no_other_wording(tmp_path: Path, plain: str) -> None:
    cover = COVER.replace("member: shop", "member: farm").replace("board: committee", "board: council")
    assert cover != COVER
    assert wording(tmp_path, "No $member-list., Two lists, $Board agreed", cover) == plain


@pytest.mark.parametrize(
    "levels",
    [
        "No $member-list., Three lists, $Board agreed",
        "No shop-list., Two lists, $Board agreed",  # which is what the first reads as once terms are filled in
        "Two lists, No $member-list., $Board agreed",
        "No $member-list. Two, lists, $Board agreed",
    ],
)
def test_other_words_and_another_order_do(tmp_path: Path, plain: str, levels: str) -> None:
    assert wording(tmp_path, levels) != plain


def test_a_criterion_that_is_replaced_has_the_wording_of_its_own_and_the_others_keep_theirs(tmp_path: Path) -> None:
    own = criteria("contract", criterion("definition", levels=5))
    ours = load_framework(write(tmp_path, EXTENDS, {"criteria/contract": own})).framework
    built_in = load_framework(built_in_folder()).framework
    assert ours is not None
    assert built_in is not None
    changed = [ref for ref, found in ours.by_ref.items() if found.wording != built_in.by_ref[ref].wording]
    assert changed == ["contract.definition"]
    assert len({found.wording for found in built_in.criteria()}) == len(built_in.by_ref)
