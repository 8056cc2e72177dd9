"""The documentation says what is true: each page of `docs/` is run from top to bottom, in a folder of its own.

A page is a script. Its fenced blocks are taken in order:

    ```console            `$ ccg-toolkit ...`, and below it what it prints; a line `...` stands for any lines
    ```console status=65  the same, where the last command ends with that exit status
    ```yaml file=NAME     a file that the reader writes; any language will do
    ```pycon              a Python session, as doctest reads it

Blocks of any other kind are only shown. The folder holds `examples/answers.yaml` at the start. With `--update-golden`
what a command prints is written into the page, unless lines of it are left out.
"""

import doctest
import re
import shlex
import shutil
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_group

from ccg_toolkit.cli.app import app

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
SLOW = {"planning.md", "commands.md", "templates.md", "frameworks.md"}
"""Pages whose commands take long."""
COMMANDS = sorted(get_group(app).commands)

_FENCE = re.compile(r"^```(?P<kind>[a-z0-9]+)(?P<about>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?![a-z]+:)(?P<file>[^)#\s]*)(?:#(?P<heading>[^)\s]*))?\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_ANY_LINES = re.compile(r"^\.\.\.\n", re.MULTILINE)


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")
    for name in ("CCG_TOOLKIT_FRAMEWORK", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


def _run(line: str) -> tuple[str, int]:
    """Run one line such as `ccg-toolkit show`: what it writes, messages among the results, and its exit status."""
    name, *arguments = shlex.split(line)
    assert name == "ccg-toolkit", f"a page may only run ccg-toolkit itself, not: {line}"
    written = StringIO()
    with redirect_stdout(written), redirect_stderr(written), pytest.raises(SystemExit) as end:
        app(arguments, prog_name=name)
    assert isinstance(end.value.code, int)
    return written.getvalue(), end.value.code


def _replayed(body: str, status: int, *, update: bool) -> str:
    """Give a console block as it should be: its commands, each with what it prints now.

    Where lines are left out, a person has to choose anew which to show: an update lets them stand.
    """
    blocks = re.split(r"^\$ (.*)\n", body, flags=re.MULTILINE)
    assert len(blocks) > 2, f"a console block without a command:\n{body}"
    replayed, last = blocks[0], 0
    for line, shown in zip(blocks[1::2], blocks[2::2], strict=True):
        output, last = _run(line)
        pattern = "(?:.*\n)*?".join(map(re.escape, _ANY_LINES.split(shown)))
        kept = re.fullmatch(pattern, output) or (update and _ANY_LINES.search(shown))
        replayed += f"$ {line}\n{shown if kept else output}"
    assert last == status, f"exit status {last}, and the page says {status}:\n{replayed}"
    return replayed


def _run_python(body: str, names: dict[str, Any], page: Path, line: int) -> None:
    report: list[str] = []
    example = doctest.DocTestParser().get_doctest(body, names, page.name, str(page), line)
    doctest.DocTestRunner(verbose=False).run(example, out=report.append, clear_globs=False)
    names |= example.globs
    assert not report, "".join(report)


@pytest.mark.parametrize(
    "page",
    [pytest.param(page, marks=pytest.mark.wide if page.name in SLOW else (), id=page.name) for page in PAGES],
)
def test_page_shows_what_happens(page: Path, request: pytest.FixtureRequest) -> None:
    text = page.read_text(encoding="utf-8")
    update = request.config.getoption("--update-golden", default=False)
    names: dict[str, Any] = {}
    renewed, at = "", 0
    for fence in _FENCE.finditer(text):
        body, about = fence["body"], dict(part.split("=", 1) for part in fence["about"].split())
        renewed += text[at : fence.start("body")]
        at = fence.end("body")
        if fence["kind"] == "console":
            replayed = _replayed(body, int(about.get("status", 0)), update=update)
            assert update or body == replayed, "stale; see the words at the top of this test"
            body = replayed
        elif fence["kind"] == "pycon":
            _run_python(body, names, page, text.count("\n", 0, fence.start("body")))
        elif "file" in about:
            Path(about["file"]).parent.mkdir(parents=True, exist_ok=True)
            Path(about["file"]).write_text(body, encoding="utf-8")
        renewed += body
    if update:
        page.write_text(renewed + text[at:], encoding="utf-8", newline="\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_command_has_its_help_in_the_docs(command: str) -> None:
    pages = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert f"\n## {command}\n" in pages, f"docs/commands.md has no heading for {command}"
    section = pages.split(f"\n## {command}\n")[1].split("\n## ")[0]
    shown = re.search(rf"^\$ ccg-toolkit {command} --help\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert shown, (
        f"no help block below the heading {command}; write `$ ccg-toolkit {command} --help` in a console block"
    )
    assert shown[1] == _run(f"ccg-toolkit {command} --help")[0], "stale; renew it with --update-golden"


def _leads_somewhere(page: Path, link: re.Match[str]) -> bool:
    target = page.parent / link["file"] if link["file"] else page
    if not target.exists() or not link["heading"]:
        return target.exists()
    headings = _HEADING.findall(target.read_text(encoding="utf-8"))
    return link["heading"] in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [*PAGES, *sorted(ROOT.glob("*.md"))], ids=lambda page: page.name)
def test_links_lead_to_files_and_headings(page: Path) -> None:
    links = _LINK.finditer(page.read_text(encoding="utf-8"))
    assert [link[0] for link in links if not _leads_somewhere(page, link)] == []


def test_pages_and_commands_are_found() -> None:
    assert {"commands.md", "files.md", "frameworks.md", "pipeline.md", "planning.md", "scores.md"} <= {
        page.name for page in PAGES
    }
    assert {"assess", "check", "init"} <= set(COMMANDS)
