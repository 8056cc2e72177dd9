"""The example of a GP federation: another framework, in YAML alone, and a report that nowhere speaks of what it extends."""

import json
import re
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pymupdf
import pytest
import yaml

from ccg_toolkit.framework import Framework, load_framework
from tests.cli.conftest import ROOT

Run = Callable[..., subprocess.CompletedProcess[str]]

FEDERATION = ROOT / "examples" / "federation"
ANSWERS = FEDERATION / "answers.yaml"
FOREIGN = re.compile(r"\bCCGs?\b|clinical commissioning|governing bod|\$[a-z]", re.IGNORECASE)
"""The built-in framework's nouns that the federation's replace, and a noun that was not filled in."""


class _Read(HTMLParser):
    """Gathers what a page shows, and what it says to those who do not see it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self._inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside.append(tag)
        self.text += [value for name, value in attrs if name in {"content", "title", "alt", "aria-label"} and value]

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" not in self._inside:
            self.text.append(data)


def _leaks(text: str) -> list[str]:
    """Give each foreign word with what stands around it; the program's own name is none."""
    text = re.sub(r"\s+", " ", text.replace("ccg-toolkit", "the program"))
    return [text[max(0, found.start() - 40) : found.end() + 40] for found in FOREIGN.finditer(text)]


def _framework() -> Framework:
    found = load_framework(FEDERATION)
    assert (found.problems, found.framework is None) == ([], False)
    assert found.framework is not None
    return found.framework


@pytest.mark.wide
def test_its_report_speaks_of_the_federation_alone(run: Run, tmp_path: Path) -> None:
    done = run("assess", str(ANSWERS), "-o", "r.html", "-o", "r.pdf")
    assert (done.returncode, done.stderr) == (0, "")
    page = " ".join(_Read((tmp_path / "r.html").read_text(encoding="utf-8")).text)
    document: Any = pymupdf.open(tmp_path / "r.pdf")  # type: ignore[no-untyped-call]
    pages = [page_of.get_text() for page_of in document]
    for name, text in {"page": page, "pdf": " ".join(pages), "screen": done.stdout}.items():
        assert _leaks(text) == [], name
        assert "Aldermere GP Federation" in text, name
        assert "GP federation membership maturity, version 1.0.0" in text, name
        assert "Accounts open, service by service" in text, name
    assert "Summary for the board of directors" in page
    assert "where the federation says that it stands, on what evidence" in re.sub(r"\s+", " ", page)
    assert "Aldermere GP Federation" in pages[0]
    for domain in _framework().domains:
        assert domain.title in page


def test_a_leak_would_be_found(run: Run, tmp_path: Path) -> None:
    run("assess", str(ROOT / "examples" / "answers.yaml"), "-o", "r.html")
    page = " ".join(_Read((tmp_path / "r.html").read_text(encoding="utf-8")).text)
    assert len(_leaks(page)) > 20


def test_what_it_shows_and_explains_speaks_of_the_federation_alone(run: Run) -> None:
    told = [run("explain", what, str(ANSWERS)) for what in ("priorities", "services")]
    told += [run("show", what, "--framework", str(FEDERATION)) for what in ("actions",)]
    for done in told:
        assert (done.returncode, done.stderr) == (0, "")
        assert _leaks(done.stdout) == []


def test_it_adds_replaces_and_drops_what_it_says() -> None:
    built_in, ours = load_framework().framework, _framework()
    assert built_in is not None
    assert list(ours.domain_by_id) == [*built_in.domain_by_id, "services"]
    assert set(built_in.by_ref) - set(ours.by_ref) == {"information.pathway-guidance"}
    added = set(ours.by_ref) - set(built_in.by_ref)
    assert {ref.partition(".")[0] for ref in added} == {"services"}
    differing = [ref for ref in ours.by_ref if ref.startswith("public.") and _title(ours, ref) != _title(built_in, ref)]
    assert differing == ["public.community-links"]


def _title(framework: Framework, ref: str) -> str:
    return framework.by_ref[ref].title


def test_its_domain_is_as_full_as_a_built_in_one() -> None:
    services = _framework().domain_by_id["services"]
    assert len(services.criteria) == 6
    assert len(services.prompts) == 4
    assert services.practice
    for criterion in services.criteria:
        assert len(criterion.levels) == 5, criterion.ref
        steps = sorted((action.begins, action.reaches) for action in criterion.actions)
        assert [begins for begins, _ in steps] == [0, *(reaches for _, reaches in steps[:-1])], criterion.ref
        assert steps[-1][1] == 4, criterion.ref
        assert all(action.owner and action.success_measure and action.steps for action in criterion.actions)


def test_its_own_text_uses_the_nouns_of_the_framework() -> None:
    files = [path for part in ("domains", "criteria") for path in sorted((FEDERATION / part).glob("*.yaml"))]
    assert len(files) == 4
    for path in files:
        text = "\n".join(_texts(yaml.safe_load(path.read_text(encoding="utf-8"))))
        assert re.findall(r"\bpractices?\b|\bboard of directors\b", text, re.IGNORECASE) == [], path.name


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in _texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    return [value] if isinstance(value, str) else []


def test_its_answers_show_all_that_answers_can_say(run: Run) -> None:
    result = json.loads(run("assess", str(ANSWERS), "--json").stdout)
    items = [item for domain in result["domains"] for item in domain["criteria"]]
    assert {item["state"] for item in items} == {"rated", "unknown", "unanswered", "not-applicable"}
    assert sum(item["state"] == "not-applicable" for item in items) == 1
    assert {item["level"] for item in items if item["state"] == "rated"} == {0, 1, 2, 3, 4}
    assert {item["target"] for item in items} == {1, 2, 3, 4}
    assert {item["importance"] for item in items} == {1, 2, 3, 4, 5}
    assert result["framework"] == {"id": "gp-federation", "version": "1.0.0", "source": "federation"}
    assert result["plan"]["quarters"][0]["actions"]
