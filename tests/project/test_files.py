"""What holds for all files of the project, whoever writes them."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

import ccg_toolkit

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted(path for path in (ROOT / "scripts").iterdir() if path.is_file() and not path.suffix)
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md")

# A pattern is written so that it does not match its own text.
REGISTRY = re.compile(
    rb"py[p]i[.]org|python[h]osted[.]org|npm[j]s[.](?:org|com)|(?:deb|security)[.]debian[.]org|archive[.]ubuntu[.]com"
)
MACHINE = re.compile(rb"(?<![\w.~/-])[/](?:work|root|tmp[/]work|opt[/]pypi[\w-]*|home[/]\w+|Users[/]\w+)[/]")


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """Give every file that is committed or about to be."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("only git knows which files are committed")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - whichever git is here
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    found = [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]
    assert {ROOT / "pyproject.toml", ROOT / "requirements" / "run.txt", Path(__file__)} <= set(found)
    return found


@pytest.mark.parametrize("pattern", [pytest.param(REGISTRY, id="registry"), pytest.param(MACHINE, id="machine")])
def test_no_file_names_a_registry_or_a_place_on_one_machine(files: list[Path], pattern: re.Pattern[bytes]) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0].decode()}"
        for path in files
        for number, line in enumerate(path.read_bytes().splitlines(), start=1)
        if (match := pattern.search(line))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (REGISTRY, b"https://" + b"pypi" + b".org/simple"),
        (REGISTRY, b"https://files." + b"python" + b"hosted.org/x.whl"),
        (MACHINE, b"cd " + b"/work" + b"/main"),
        (MACHINE, b"'" + b"/home" + b"/ann/project'"),
        (MACHINE, b"-e file:" + b"/opt" + b"/pypi-more/simple"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[bytes], text: bytes) -> None:
    assert pattern.search(text)


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == ccg_toolkit.__version__


def test_there_are_scripts() -> None:
    assert {"setup", "demo", "test", "check", "lock", "bench"} <= {path.name for path in SCRIPTS}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_plain_shell_that_can_be_run(script: Path) -> None:
    assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n# "), "it says in its second line what it is for"
    assert script.stat().st_mode & 0o111, "it may be run by its name"
    read = subprocess.run(["sh", "-n", script], capture_output=True, encoding="utf-8", check=False)  # noqa: S607
    assert (read.returncode, read.stderr) == (0, "")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_page_tells_of_each_script(script: Path) -> None:
    pages = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)
    assert re.search(rf"\bscripts/{script.name}\b(?!\.\w)", pages), f"neither page names scripts/{script.name}"
