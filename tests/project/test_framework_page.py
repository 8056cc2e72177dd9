"""`docs/framework.md` shows the built-in framework as it is now; ``--update-golden`` writes it anew."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from ccg_toolkit.framework import Framework, load_framework
from tests.framework.folders import COVER, action, criteria, criterion, domain, write

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("framework_page", ROOT / "scripts" / "framework_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def loaded(folder: Path | None = None) -> Framework:
    found = load_framework(folder, "ours").framework
    assert found is not None
    return found


def test_the_page_is_fresh(script: ModuleType, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden", default=False):
        script.main()
    shown = (ROOT / "docs" / "framework.md").read_text(encoding="utf-8").splitlines()
    assert shown == script.page(loaded()).splitlines(), "stale; run sh scripts/framework-page"


def test_the_page_holds_every_text(script: ModuleType, tmp_path: Path) -> None:
    money = domain(
        "money",
        "prompts: [Who pays?]\nweight: 2\n"
        "practice: [{id: a, title: Bells, idea: They rang., provenance: policy, citation: Book, "
        "link: 'https://a.example/x(1)_y', read: full}]\n"
        "competencies: [{id: sum, title: Sums, shows_as: The till fits.}]\n",
    )
    whole = (
        "    source: A. Author\n    evidence: [Till, Slips]\n    question: I pay.\n    ask: [leader, member]\n"
        "    weight: 1.5\n    tags: {sound: [loud]}\n"
    )
    step = (
        action("count", 0, 2, "money.debts/chase")[:-1]
        + ", months: 1, overlap: true, cost: £5, owner: Clerk, success_measure: By 2, steps: [Go., See.]}"
    )
    entries = [
        criterion("cash", step, requires="money.debts", more=whole).replace("title: cash", "title: Cash"),
        criterion("debts", action("chase", 0, 2)).replace("title: debts", "title: Debts"),
    ]
    lenses = "lenses: [{id: sound, title: Sound, tags: [{id: loud, title: Loud}]}]\nvague_words: [robust]\n"
    files = {"domains/money": money, "criteria/money": criteria("money", *entries)}
    lines = script.page(loaded(write(tmp_path, COVER + lenses, files))).splitlines()
    expected = [
        "# Tiny framework",
        "The built-in framework `tiny`, version 1.0.0 (domains 1, criteria 2, actions 2). This page is made by",
        "- [Money](#money)",
        "  - [Cash](#cash)",
        "| 0 Nothing |  |",
        "| High | 1 |",
        "- Target, where nothing else is said: 2. From 1 on a criterion holds no other up.",
        "- Words that `check` calls vague: robust.",
        "| Sound | Loud |",
        "## Money",
        "`money`, weight 2. To try things out.",
        "- Who pays?",
        "- **Bells** (example). They rang. *Book* <https://a.example/x(1)_y> (read: full)",
        "- **Sums**: The till fits.",
        "### Cash",
        "`money.cash`, weight 1.5. **It is so.**",
        "| 2 All | level 2 |",
        "- Evidence: Till; Slips",
        "- Question for stewards and shops: “I pay.”",
        "- Requires: [Debts](#debts)",
        "- Tags: Loud (Sound)",
        "- Source: A. Author (derived)",
        "**count** (level 0 to 2; effort S, 1 point, shows after 1 month; need not wait for the result below; £5; Clerk)",
        "**chase** (level 0 to 2; effort S, 1 point, shows after 3 months)",
        "<br>Done when: By 2",
        "<br>Needs: chase ([Debts](#debts))",
        "1. Go.",
        "2. See.",
    ]
    assert [line for line in expected if line not in lines] == []


def test_signs_of_markdown_are_text(script: ModuleType, tmp_path: Path) -> None:
    odd = criterion("cash").replace("[level 0, level 1, level 2]", "['a | b', '<b> *c* _d_ [e](f)', '- 1. `g` \\']")
    files = {"domains/money": domain("money"), "criteria/money": criteria("money", odd)}
    lines = script.page(loaded(write(tmp_path, COVER, files))).splitlines()
    assert r"| 0 Nothing | a \| b |" in lines
    assert r"| 1 Some | \<b\> \*c\* \_d\_ \[e\](f) |" in lines
    assert r"| 2 All | \- 1. \`g\` \\ |" in lines


def test_headings_that_are_alike_are_refused(script: ModuleType, tmp_path: Path) -> None:
    files = {
        "domains/money": domain("money"),
        "criteria/money": criteria("money", criterion("cash").replace("title: cash", "title: Money")),
    }
    with pytest.raises(ValueError, match="two headings are alike: Money"):
        script.page(loaded(write(tmp_path, COVER, files)))
