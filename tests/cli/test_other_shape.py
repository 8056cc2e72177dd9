"""A framework of quite another shape goes through the whole program: three levels, twelve domains, ninety criteria."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

Run = Callable[..., subprocess.CompletedProcess[str]]

SIZES = [8, 7] * 6
"""Criteria in each domain: twelve domains, ninety criteria."""

EFFORT = {"morning": 1, "fortnight": 4, "season": 26}
COVER = {
    "id": "allotments",
    "title": "Allotments side by side",
    "version": "2026",
    "terms": {
        "organisation": "association",
        "organisations": "associations",
        "member": "plot",
        "members": "plots",
        "leader": "warden",
        "leaders": "wardens",
        "board": "wardens' meeting",
        "area": "valley",
    },
    "scale": [{"name": "Fallow"}, {"name": "Dug"}, {"name": "Bearing"}],
    "bands": [{"from": 0, "name": "Seed"}, {"from": "0.8", "name": "Leaf"}, {"from": "1.6", "name": "Fruit"}],
    "target": 2,
    "in_place": 1,
    "priorities": {"gap": 1, "importance": 2, "leverage": 1},
    "effort": EFFORT,
    "capacity": 60,
}


def _level(domain: int, number: int) -> int | str:
    """Give the answer to a criterion: any level, here and there `unknown`."""
    return "unknown" if (domain, number) in {(3, 0), (9, 5)} else (domain + number) % 3


def _criterion(domain: int, number: int) -> dict[str, Any]:
    ref = f"d{domain}.c{number}"
    sow = {"id": "sow", "title": f"Sow {ref}", "from": 0, "to": 1, "effort": "morning", "owner": "Warden"}
    reap = {"id": "reap", "title": f"Reap {ref}", "from": 1, "to": 2, "effort": "season" if number else "fortnight"}
    return {
        "id": f"c{number}",
        "title": f"Crop {number} of bed {domain}",
        "statement": f"$Members share crop {number}.",
        "weight": 1 + number % 2,
        "levels": ["Nothing grows.", "Some $members grow it.", "All $members do."],
        "requires": [f"d{domain - 1}.c0"] if domain and not number else [],
        "actions": [sow, reap],
    }


def _files() -> Iterator[tuple[str, dict[str, Any]]]:
    yield "framework", COVER
    answers: dict[str, dict[str, int | str]] = {}
    for domain, size in enumerate(SIZES):
        about = {"id": f"d{domain}", "title": f"Bed {domain} of the $area", "order": domain, "purpose": "To eat."}
        yield f"domains/d{domain}", about
        criteria = [_criterion(domain, number) for number in range(size)]
        yield f"criteria/d{domain}", {"domain": f"d{domain}", "criteria": criteria}
        answers[f"d{domain}"] = {f"c{number}": _level(domain, number) for number in range(size)}
    about = {"organisation": "Hillside Plots", "assessed_on": "2026-03-14", "framework": "."}
    yield "answers", about | {"plan": {"quarters": 6}, "answers": answers}


@pytest.fixture(autouse=True)
def _allotments(tmp_path: Path) -> None:
    """Write the framework folder, its answers among its files."""
    for name, content in _files():
        path = tmp_path / "allotments" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        # Plain scalars, as a person writes them: dates and numbers without quotes.
        text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
        path.write_text(re.sub(r"'([\d.-]+)'", r"\1", text), encoding="utf-8")


def _score_by_hand() -> Fraction:
    """Give the mean of the domains' weighted means: every domain weighs 1."""
    means = []
    for domain, size in enumerate(SIZES):
        rated = [(1 + number % 2, _level(domain, number)) for number in range(size)]
        pairs = [(weight, level) for weight, level in rated if isinstance(level, int)]
        means.append(Fraction(sum(weight * level for weight, level in pairs), sum(weight for weight, _ in pairs)))
    return sum(means, Fraction(0)) / len(means)


@pytest.mark.wide
def test_it_is_checked_and_assessed_into_every_format(run: Run, tmp_path: Path) -> None:
    checked = run("check", "allotments/answers.yaml")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "allotments/answers.yaml: no errors.\n", "")
    done = run("assess", "allotments/answers.yaml", "-o", "r.pdf", "-o", "r.html", "-o", "r.json")
    assert (done.returncode, done.stderr) == (0, "")

    result = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    criteria = [item for domain in result["domains"] for item in domain["criteria"]]
    assert (len(result["domains"]), len(criteria)) == (12, 90)
    assert result["overall"]["score"] == pytest.approx(float(_score_by_hand()), abs=0.00005)
    assert result["overall"]["band"] == "Leaf"
    assert {domain["band"] for domain in result["domains"]} <= {"Seed", "Leaf", "Fruit"}
    assert [item["id"] for item in criteria if item["state"] == "unknown"] == ["d3.c0", "d9.c5"]
    assert len(result["priorities"]) == sum(item["gap"] in {1, 2} for item in criteria) > 50

    quarters = result["plan"]["quarters"]
    assert [quarter["capacity"] for quarter in quarters] == [60] * 6
    planned = [action for quarter in quarters for action in quarter["actions"]]
    assert {action["effort"] for action in planned} == set(EFFORT)
    spent = {action["id"]: 0 for action in planned}
    for action in planned:
        spent[action["id"]] += action["points"]
    assert all(spent[action["id"]] == EFFORT[action["effort"]] for action in planned)

    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    pages = [found.extract_text() for found in PdfReader(tmp_path / "r.pdf").pages]
    # A line may end within a title, and so without the space.
    printed = re.sub(r"\s+", "", " ".join(pages))
    for number in range(12):
        assert f"Bed {number} of the valley" in page
        assert f"Bed{number}ofthevalley" in printed
    assert "Summary for the wardens&#39; meeting" in page
    assert "on a scale of 0 to 2, in the band Leaf" in page
    assert "Hillside Plots" in pages[0]


@pytest.mark.wide
def test_all_of_it_can_be_shown(run: Run) -> None:
    shown = {
        what: run("show", what, "--framework", "allotments") for what in ("domains", "criteria", "levels", "d11.c6")
    }
    assert {(done.returncode, done.stderr) for done in shown.values()} == {(0, "")}
    assert len(re.findall(r"^d\d+ ", shown["domains"].stdout, re.MULTILINE)) == 12
    assert len(re.findall(r"^d\d+\.c\d+ ", shown["criteria"].stdout, re.MULTILINE)) == 90
    assert re.findall(r"^\d +(\w+)", shown["levels"].stdout, re.MULTILINE) == ["Fallow", "Dug", "Bearing"]
    assert "level 1 to 2, effort season" in shown["d11.c6"].stdout
    assert "All plots do." in shown["d11.c6"].stdout


@pytest.mark.wide
def test_all_of_it_can_be_explained(run: Run) -> None:
    told = {what: run("explain", what, "allotments/answers.yaml") for what in ("overall", "priorities", "d3", "d0.c3")}
    assert {(done.returncode, done.stderr) for done in told.values()} == {(0, "")}
    assert told["overall"].stdout.count("weight 1, score") == 12
    assert "Band: Leaf, from 0.8 to below 1.6" in told["overall"].stdout
    assert len(re.findall(r"^\d+\. Crop", told["priorities"].stdout, re.MULTILINE)) > 50
    assert "as 2 for the high one" in told["d3"].stdout
    assert "Level 0, Fallow: Nothing grows." in told["d0.c3"].stdout
    assert "Target 2, Bearing: the framework's target" in told["d0.c3"].stdout
