"""The schema of answers to a framework: what an editor offers, shows and underlines, and that it agrees with the program."""

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from ccg_toolkit.answers.editor_schema import _by_name, editor_schema
from ccg_toolkit.framework import load_framework
from tests.cli.conftest import ROOT
from tests.cli.language_server import LanguageServer
from tests.slow import few

Run = Callable[..., CompletedProcess[str]]

HEAD = """\
# yaml-language-server: $schema=answers.schema.json
organisation: A
assessed_on: 2014-03-14
framework: .
answers:
  contract:
"""
SERVER = (
    "yaml-language-server is not installed; with npm: npm install --prefix .venv --no-save yaml-language-server@1.25.0"
)


def properties(schema: dict[str, Any], *path: str) -> dict[str, Any]:
    for name in path:
        schema = schema["properties"][name]
        schema = schema.get("anyOf", [schema])[0]
    return schema


def test_each_criterion_and_owner_is_named() -> None:
    framework = load_framework().framework
    assert framework is not None
    schema = editor_schema(framework)
    for domain in framework.domains:
        named = properties(schema, "answers", domain.id)["properties"]
        assert list(named) == [criterion.id for criterion in domain.criteria]
        for criterion in domain.criteria:
            told = named[criterion.id]["description"]
            assert [text in told for text in (criterion.statement, *criterion.levels)] == [True] * 6
    owners = schema["$defs"]["PlanWishes"]["properties"]["owners"]["properties"]
    assert list(owners)[:3] == ["Chair", "Membership office", "Company secretary"]
    assert len(owners) == len({action.owner for _, action in framework.actions.values()})


@pytest.mark.parametrize(
    "written",
    few(
        [
            "2",
            "Emerging",
            "1 - EMERGING",
            "emerging",
            "1 Emerging",
            "level 1",
            "Emerging (1)",
            "not started",
            "unknown",
        ],
        keep=3,
    ),
)
def test_no_way_to_write_a_level_that_the_program_reads_is_underlined(written: str, run: Run, tmp_path: Path) -> None:
    framework = load_framework().framework
    assert framework is not None
    value = int(written) if written.isdigit() else written
    told = {"organisation": "A", "assessed_on": "2014-03-14", "answers": {"contract": {"definition": value}}}
    pattern = editor_schema(framework)["$defs"]["LevelByName"]["pattern"]
    assert written.isdigit() or re.search(pattern, written)
    assert not re.search(pattern, "Emergin")
    (tmp_path / "a.yaml").write_text(json.dumps(told), encoding="utf-8")
    assert run("check", "a.yaml").returncode == 0


def test_init_writes_it_and_names_it_in_the_first_line(run: Run, tmp_path: Path) -> None:
    assert run("init", "ours").returncode == 0
    answers = (tmp_path / "ours" / "answers.yaml").read_text(encoding="utf-8")
    assert answers.startswith("# yaml-language-server: $schema=answers.schema.json\n")
    schema = json.loads((tmp_path / "ours" / "answers.schema.json").read_text(encoding="utf-8"))
    assert schema == json.loads(run("schema", "answers", "--framework", "ours").stdout)
    assert "#     Company secretary: Name of the person\n" in answers


def test_answers_to_the_framework_of_others(run: Run, tmp_path: Path) -> None:
    theirs = ROOT / "examples" / "continuite"
    made = run("init", "ours", "--framework", str(theirs))
    assert f"ccg-toolkit assess ours/answers.yaml --framework {theirs}" in made.stdout
    assert sorted(path.name for path in (tmp_path / "ours").iterdir()) == ["answers.schema.json", "answers.yaml"]
    answers = (tmp_path / "ours" / "answers.yaml").read_text(encoding="utf-8")
    assert "framework: continuite\n" in answers
    assert "#   1 = Improvisé\n#       On fait face le jour même.\n" in answers
    assert run("check", "ours/answers.yaml", "--framework", str(theirs)).returncode == 0
    shutil.copytree(theirs, tmp_path / "mine" / "framework")
    made = run("init", "mine", "--framework", "mine/framework")
    assert made.stdout.endswith("    ccg-toolkit assess mine/answers.yaml\n")
    assert run("check", "mine/answers.yaml").returncode == 0


@pytest.mark.parametrize("more", [["--full"], []], ids=["full", "no folder"])
def test_init_with_a_framework_refuses_in_words(more: list[str], run: Run, tmp_path: Path) -> None:
    made = run("init", "ours", "--framework", "nowhere", *more)
    assert made.returncode in {2, 74}
    assert made.stderr
    assert not (tmp_path / "ours").exists()


REMARKED = """\
# My own remark at the top
organisation: A
assessed_on: 2014-03-14   # the away-day
framework: .
answers:
{margin}contract:
{margin}{margin}definition: 2   # a remark

{margin}{margin}# one that stands alone
{margin}{margin}usable-rights:
{margin}{margin}  level: 1
# about the plan
plan:
  quarters: 4
"""


@pytest.mark.parametrize(
    ("margin", "end"), few([("  ", "\n"), ("    ", "\r\n"), ("  ", "\r\n"), ("    ", "\n")], keep=2)
)
def test_a_new_domain_has_its_place_in_the_answers(margin: str, end: str, run: Run, tmp_path: Path) -> None:
    run("init", "ours")
    path = tmp_path / "ours" / "answers.yaml"
    text = REMARKED.format(margin=margin).replace("\n", end)
    path.write_text(text, encoding="utf-8", newline="")
    assert (
        "There is a place for it at the end of ours/answers.yaml" in run("add-domain", "shared-estate", "ours").stdout
    )
    with path.open(encoding="utf-8", newline="") as file:
        made = file.read()
    head, tail = text[: text.index("# about")], text[text.index("# about") :]
    assert made.startswith(head)
    assert made.endswith(tail)
    assert f"{end}{margin}shared-estate:{end}" in made[len(head) : -len(tail)]
    assert (tmp_path / "ours" / "answers.yaml.1").read_bytes().decode() == text
    assert run("check", "ours/answers.yaml").returncode == 0
    assert "shared-estate" in (tmp_path / "ours" / "answers.schema.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "answers",
    few(
        [
            "answers: {contract: {definition: 2}}\n",
            "answers:\n  contract: [\n",
            "answers: {}\n",
            "framework: other\nanswers:\n  contract:\n",
        ],
        keep=2,
    ),
)
def test_where_no_place_is_sure_the_answers_stay_as_they_are(answers: str, run: Run, tmp_path: Path) -> None:
    run("init", "ours")
    path = tmp_path / "ours" / "answers.yaml"
    path.write_text(f"organisation: A\nassessed_on: 2014-03-14\n{answers}", encoding="utf-8")
    before = path.read_bytes()
    added = run("add-domain", "shared-estate", "ours")
    assert "answer it in your answers:\n    answers:\n      shared-estate:\n" in added.stdout
    assert path.read_bytes() == before


def test_a_domain_that_is_switched_off_has_no_place(run: Run, tmp_path: Path) -> None:
    run("init", "ours")
    with (tmp_path / "ours" / "framework.yaml").open("a", encoding="utf-8") as file:
        file.write("off: [public]\n")
    before = (tmp_path / "ours" / "answers.yaml").read_bytes()
    assert run("add-domain", "public", "ours").returncode == 0
    assert (tmp_path / "ours" / "answers.yaml").read_bytes() == before


def test_a_pattern_escapes_only_what_it_has_to() -> None:
    """In the patterns of JavaScript, which editors use, a needless escape is a mistake."""
    cover = load_framework().framework.cover  # type: ignore[union-attr] # the built-in one is sound
    scale = tuple(
        level.model_copy(update={"name": name})
        for level, name in zip(cover.scale, ["a&b", "c#1", "d~", "e.(f)", "g"], strict=True)
    )
    pattern = _by_name(cover.model_copy(update={"scale": scale}))["pattern"]
    assert not re.search(r"\\[&#~ ]", pattern)
    assert [bool(re.search(pattern, text)) for text in ("A&B", "1 C#1", "d~", "E.(F)", "ex(f)")] == [True] * 4 + [False]


@pytest.fixture(scope="module")
def server() -> Path:
    places = os.pathsep.join([str(ROOT / ".venv" / "node_modules" / ".bin"), os.environ.get("PATH", "")])
    found = shutil.which("yaml-language-server", path=places)
    if found is None or shutil.which("node") is None:
        if os.environ.get("CCG_TOOLKIT_SKIP_NOTHING"):
            pytest.fail(SERVER)
        pytest.skip(SERVER)
    return Path(found)


@pytest.mark.wide
def test_a_real_editor_completes_shows_and_underlines(server: Path, run: Run, tmp_path: Path) -> None:
    run("init", "ours")
    text = HEAD + "    definition: 9\n    \n    usable-rights: 2\n    mutual-review: \n"
    with LanguageServer(server, tmp_path / "ours") as editor:
        [wrong] = editor.open("answers.yaml", text)
        assert (wrong["range"]["start"]["line"], "Valid values: 0, 1, 2, 3, 4" in wrong["message"]) == (6, True)
        offered = [item["label"] for item in editor.at("textDocument/completion", "answers.yaml", 7, 4)["items"]]
        assert offered == ["offers-and-wants", "fair-obligations", "dispute-route"]
        levels = [item["label"] for item in editor.at("textDocument/completion", "answers.yaml", 9, 19)["items"]]
        assert levels[:5] == ["0", "1", "2", "3", "4"]
        shown = editor.at("textDocument/hover", "answers.yaml", 8, 6)["contents"]["value"]
        for number, name in enumerate(("Not started", "Emerging", "Developing", "Established", "Leading")):
            assert f"{number} {name}: " in shown
