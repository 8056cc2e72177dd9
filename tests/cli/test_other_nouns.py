"""The nouns are data: with a framework of shops in a co-operative, nothing speaks of CCGs, practices or governing bodies."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ccg_toolkit.framework import load_framework

Run = Callable[..., subprocess.CompletedProcess[str]]

FOREIGN = re.compile(
    r"\bccgs?\b|clinical commissioning|governing bod|(?<!good )(?<!best )(?<!general )\bpractices?\b", re.IGNORECASE
)
"""Nouns of the built-in framework. A good practice idea is something else, and so is general practice."""

TERMS = """\
terms:
  {organisation: co-operative, organisations: co-operatives, member: shop, members: shops, leader: steward,
   leaders: stewards, board: committee, area: town}
"""
COVER = f"""\
id: fair-shops
title: How our $organisation works for $members
version: 2.1.0
{TERMS}scale: [{{name: Bare}}, {{name: Half full}}, {{name: Full, meaning: $Members say so}}]
bands: [{{from: 0, name: Low}}, {{from: 1, name: High}}]
target: 2
in_place: 1
priorities: {{gap: 1, importance: 1, perception: 1, leverage: 1}}
effort: {{small: 1, large: 3}}
capacity: 2
groups: [{{id: stewards, title: $Leaders, role: leader}}, {{id: counter, title: Staff of $members, role: member}}]
lenses: [{{id: sides, title: Sides, tags: [{{id: selling, title: Selling}}]}}]
"""
DOMAIN = """\
id: till
title: The till
order: 1
purpose: To let $members see what the $organisation earns across the $area.
prompts: ["What would $leaders rather not show?"]
practice:
  - {id: open, title: Open the till, idea: A $member opened its till., provenance: peer-reviewed, citation: A book, read: full}
  - {id: shut, title: Shut the till, idea: Another shut it., provenance: policy, citation: A leaflet, read: abstract}
competencies: [{id: sums, title: Sums, shows_as: Adds up before the $board.}]
"""
CRITERIA = """\
domain: till
criteria:
  - id: takings
    title: Takings seen by $members
    statement: $Members see the takings each week.
    levels: [Nobody sees them., Some $members do., All do.]
    evidence: [Weekly sheet]
    tags: {sides: [selling]}
    actions: [{id: pin-up, title: Pin up the takings, from: 0, to: 2, effort: large, owner: Clerk}]
  - id: change
    title: Enough change
    statement: Each $member has change.
    levels: [None., Some., Plenty.]
    requires: [till.takings]
    actions: [{id: fetch, title: Fetch change, from: 0, to: 1, effort: small}]
  - {id: float, title: A float, statement: There is one., levels: [No., Partly., Yes.]}
  - {id: keys, title: Keys, statement: There are some., levels: [No., Partly., Yes.]}
  - {id: bell, title: A bell, statement: It rings., levels: [No., Partly., Yes.]}
"""
ANSWERS = """\
organisation: Hilltop Shops Together
assessed_on: 2026-03-14
framework: .
answers:
  till:
    takings: {level: unknown, importance: 5}
    change: {level: 0, evidence: [{what: Empty till, strength: members}]}
    float: 2
    keys: {level: not applicable, because: No locks}
    bell:
"""


@pytest.fixture
def shops(tmp_path: Path) -> Path:
    """Give a framework folder with answers and nothing of the built-in framework."""
    folder = tmp_path / "shops"
    files = {"framework": COVER, "domains/till": DOMAIN, "criteria/till": CRITERIA, "answers": ANSWERS}
    for name, text in files.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _leaks(text: str) -> list[str]:
    """Give each foreign word with what stands around it; the names of the program, a framework and a field are none."""
    text = re.sub(r"\s+", " ", re.sub("ccg-(toolkit|membership)|`practice`", "", text))
    return [text[max(0, found.start() - 40) : found.end() + 40] for found in FOREIGN.finditer(text)]


def _style_less(page: str) -> str:
    """Drop the style sheet, which carries the font as a long run of letters."""
    return re.sub("<style>.*?</style>", "", page, flags=re.DOTALL)


@pytest.mark.usefixtures("shops")
def test_a_report_speaks_in_the_framework_s_nouns(run: Run, tmp_path: Path) -> None:
    done = run("assess", "shops/answers.yaml", "-o", "r.html", "-o", "r.json")
    assert (done.returncode, done.stderr) == (0, "")
    page = _style_less((tmp_path / "r.html").read_text(encoding="utf-8"))
    for text in (page, done.stdout, (tmp_path / "r.json").read_text(encoding="utf-8")):
        assert _leaks(text) == []
        assert re.findall(r"\$[a-z]+", text) == []  # each noun was filled in
    told = re.sub(r"\s+", " ", page)
    assert "How our co-operative works for shops" in told
    assert "Summary for the committee" in told
    assert "where the co-operative says that it stands, on what evidence" in told
    assert "no answers of shops were read for it" in told
    assert "with nothing from shops or from outside" in told  # of the float, at its target without evidence
    assert "(shops)" in told  # the strength of a piece of evidence


@pytest.mark.usefixtures("shops")
@pytest.mark.parametrize("what", ["priorities", "till", "till.takings", "till.float"])
def test_a_working_speaks_in_the_framework_s_nouns(run: Run, what: str) -> None:
    done = run("explain", what, "shops/answers.yaml")
    assert (done.returncode, done.stderr, _leaks(done.stdout)) == (0, "", [])


@pytest.mark.usefixtures("shops")
@pytest.mark.parametrize("what", ["domains", "sources", "till", "till.takings"])
def test_what_is_shown_speaks_in_the_framework_s_nouns(run: Run, what: str) -> None:
    done = run("show", what, "--framework", "shops")
    assert (done.returncode, done.stderr, _leaks(done.stdout)) == (0, "", [])


@pytest.mark.parametrize(
    ("file", "wrong"),
    [
        ("answers", "till: {taking: 1, float: 7, change: yes, keys: {level: not applicable}, bell: {levle: 1}}"),
        ("answers", "tills: {takings: 1}"),
        ("criteria/till", "criteria: [{id: a, title: A, statement: $Practices do it., levels: [No]}]"),
        ("criteria/till", "criteria: [{id: a, title: A, statement: S, levels: [1, 2, 3], requires: [till.b]}]"),
        ("domains/till", "purpose: $$5 and $5"),
        ("framework", "extends: nothing"),
        ("framework", "terms: {member: shop}"),
        ("framework", "off: [till]"),
        ("framework", "extends: ccg-membership"),
    ],
)
def test_messages_speak_in_the_framework_s_nouns(run: Run, shops: Path, file: str, wrong: str) -> None:
    path = shops / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    if file == "answers":
        text = text.partition("answers:")[0] + f"answers:\n  {wrong}\n"
    else:
        key = wrong.partition(":")[0]
        text = re.sub(rf"^{key}:.*\n(?:[ ].*\n)*", "", text, flags=re.MULTILINE) + f"{wrong}\n"
    path.write_text(text, encoding="utf-8")
    done = run("check", "shops/answers.yaml")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    assert _leaks(done.stderr.replace("'$Practices'", "")) == []


def test_the_built_in_framework_takes_any_nouns(tmp_path: Path) -> None:
    (tmp_path / "framework.yaml").write_text(f"extends: ccg-membership\nid: ours\n{TERMS}", encoding="utf-8")
    ours = load_framework(tmp_path).framework
    assert ours is not None
    texts = [text for domain in ours.domains for text in _said(domain.model_dump())]
    texts += _said(ours.cover.model_dump(exclude={"terms"}))
    assert len(texts) > 1000
    assert [leak for text in texts for leak in _leaks(text)] == []
    assert any("the co-operative and shops promise each other" in text for text in texts)


def _said(value: object, name: str = "") -> list[str]:
    """Give the texts of a part of a framework, but for its names and for the titles of other people's work."""
    if isinstance(value, dict):
        return [text for key, item in value.items() for text in _said(item, str(key))]
    if isinstance(value, (list, tuple)):
        return [text for item in value for text in _said(item, name)]
    names = {"id", "domain", "requires", "needs", "tags", "extends", "source", "citation", "link"}
    return [value] if isinstance(value, str) and name not in names else []
