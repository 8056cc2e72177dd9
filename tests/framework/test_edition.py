"""What has changed since an earlier edition of a framework, and is told neither by its version nor by `was`."""

from dataclasses import replace
from pathlib import Path

import pytest

from ccg_toolkit.framework import Edition, edition_of, load_framework
from ccg_toolkit.sources import as_text
from tests.framework.folders import COVER, EXTENDS, criteria, criterion, domain, write

CASH = criterion("cash").replace("level 0", "no till")
GOLD = criterion("gold").replace("level 0", "no vault")


def folder(at: Path, *entries: str, cover: str = COVER, more: str = "") -> Path:
    return write(at, cover, {"domains/money": domain("money", more), "criteria/money": criteria("money", *entries)})


def edition(at: Path, *entries: str, cover: str = COVER) -> Edition:
    framework = load_framework(folder(at / "then", *entries, cover=cover)).framework
    assert framework is not None
    return edition_of(framework, "then")


def told(at: Path, since: Edition) -> list[str]:
    found = load_framework(at, "now", since=since)
    assert found.framework is not None
    return [as_text(problem) for problem in found.problems if problem.rule in {"wording", "renamed"}]


def test_other_levels_under_the_same_version_are_told(tmp_path: Path) -> None:
    then = edition(tmp_path, CASH, GOLD)
    now = folder(tmp_path / "now", CASH.replace("level 2", "a full till"), GOLD)
    assert told(now, then) == [
        (
            "now/criteria/money.yaml:6:5: warning: its levels were reworded since then, and the version is still 1.0.0 (money.cash)\n"
            "    Raise `version` in framework.yaml, so that readers of both results see that there is a difference."
        )
    ]


@pytest.mark.parametrize("cover", [COVER.replace("1.0.0", "1.0.1"), COVER.replace("id: tiny", "id: other")])
def test_another_version_or_framework_tells_it_by_itself(tmp_path: Path, cover: str) -> None:
    then = edition(tmp_path, CASH, GOLD)
    assert told(folder(tmp_path / "now", CASH.replace("level 2", "a full till"), GOLD, cover=cover), then) == []


def test_what_is_new_or_gone_or_only_typed_differently_is_no_other_wording(tmp_path: Path) -> None:
    then = edition(tmp_path, CASH, GOLD)
    now = folder(tmp_path / "now", CASH.replace("no till", "No till."), criterion("silver"))
    assert told(now, then) == []


def test_a_criterion_with_another_name_is_known_by_its_levels(tmp_path: Path) -> None:
    then = edition(tmp_path, CASH, GOLD)
    renamed = GOLD.replace("id: gold", "id: bullion")
    assert told(folder(tmp_path / "now", CASH, renamed), then) == [
        (
            "now/criteria/money.yaml:7:5: warning: its levels are those of money.gold in then, which is gone (money.bullion)\n"
            "    If it only has another name now, write `was: [money.gold]`; then it can be compared."
        )
    ]
    says_so = folder(tmp_path / "told", CASH, f"{renamed}    was: [money.gold]\n")
    assert told(says_so, then) == []
    both = folder(tmp_path / "both", CASH, GOLD, renamed)
    assert told(both, then) == []


def test_a_criterion_with_another_name_and_other_levels_is_reworded(tmp_path: Path) -> None:
    then = edition(tmp_path, CASH, GOLD)
    renamed = GOLD.replace("id: gold", "id: bullion").replace("no vault", "no safe")
    now = folder(tmp_path / "now", CASH, f"{renamed}    was: [money.gold]\n")
    assert ["its levels were reworded since then" in one for one in told(now, then)] == [True]


def test_levels_that_the_extended_framework_brings_are_told_at_the_version(tmp_path: Path) -> None:
    now = write(tmp_path / "now", EXTENDS, {})
    framework = load_framework(now).framework
    assert framework is not None
    then = edition_of(framework, "last.json")
    other = dict.fromkeys(("contract.definition", "contract.usable-rights"), "another")
    then = replace(then, wordings={**then.wordings, **other})
    assert told(now, then) == [
        (
            "now/framework.yaml:1:1: warning: the levels of contract.definition and of 1 more, which ccg-membership brings, were "
            "reworded since last.json, and the version is still "
            f"{framework.cover.version}\n"
            "    Raise `version` in framework.yaml, so that readers of both results see that there is a difference."
        )
    ]
