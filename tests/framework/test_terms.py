"""The nouns of a framework in its texts."""

from pathlib import Path

import pytest

from ccg_toolkit.framework import load_framework
from tests.framework.folders import COVER, criteria, criterion, domain, write


def purpose(folder: Path, text: str) -> str:
    files = {
        "domains/money": domain("money").replace("To try things out.", text),
        "criteria/money": criteria("money", criterion("cash")),
    }
    found = load_framework(write(folder, COVER, files), "ours")
    assert found.framework is not None, found.problems
    return found.framework.domains[0].purpose


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("$members of the $organisation", "shops of the club"),
        ("$Members of $area", "Shops of town"),
        ("the $member's own", "the shop's own"),
        ("${member}keeping", "shopkeeping"),
        ("two $$5 notes", "two $5 notes"),
        ("$$members", "$members"),
        ("'$Member: a $leader'", "Shop: a steward"),
        (">\n  a $member\n  of $organisations", "a shop of clubs"),
    ],
)
def test_terms_are_filled_in(tmp_path: Path, typed: str, read: str) -> None:
    assert purpose(tmp_path, typed) == read


def test_terms_reach_every_text_of_the_folder(tmp_path: Path) -> None:
    cover = COVER.replace("Tiny framework", "$Organisation framework").replace("Nothing", "No $members")
    files = {
        "domains/money": domain("money", "prompts: [Which $member paid?]\n"),
        "criteria/money": criteria("money", criterion("cash").replace("level 0", "no $leader counts")),
    }
    found = load_framework(write(tmp_path, cover, files), "ours").framework
    assert found is not None
    assert (found.cover.title, found.cover.scale[0].name) == ("Club framework", "No shops")
    assert found.domains[0].prompts == ("Which shop paid?",)
    assert found.domains[0].criteria[0].levels[0] == "no steward counts"
