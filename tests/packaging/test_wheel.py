"""The wheel, installed away from the checkout, makes a report with the framework that it carries."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parents[2]
FRAMEWORK = ("framework.yaml", "domains", "criteria", "away-day", "glossary.yaml", "templates")
PIP = (sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check")
MARK = "9.87.6"
"""A version that only the installed framework bears, so that what is read there can come from nowhere else."""


@dataclass(frozen=True, kw_only=True)
class Installed:
    """The wheel's contents in a folder of their own, and a working folder far from the checkout."""

    target: Path
    elsewhere: Path

    def run(self, *command: str) -> str:
        """Run a command that sees the installed package before any other, and give what it prints."""
        kept = {name: value for name, value in os.environ.items() if name != "CCG_TOOLKIT_FRAMEWORK"}
        return printed_by(*command, cwd=self.elsewhere, env={**kept, "PYTHONPATH": str(self.target)})


def printed_by(*command: str, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    return done.stdout


def build(kind: str, source: Path, folder: Path) -> Path:
    printed_by(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder), cwd=source)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    target, elsewhere = tmp_path_factory.mktemp("target"), tmp_path_factory.mktemp("elsewhere")
    printed_by(*PIP, "install", "--no-deps", "--no-index", "--target", str(target), str(wheel), cwd=elsewhere)
    cover = target / "ccg_toolkit" / "_data" / "framework.yaml"
    marked, times = re.subn("(?m)^version: .*$", f"version: {MARK}", cover.read_text(encoding="utf-8"))
    assert times == 1
    cover.write_text(marked, encoding="utf-8")
    shutil.copy(ROOT / "examples" / "answers.yaml", elsewhere)
    return Installed(target=target, elsewhere=elsewhere)


def test_the_checkout_holds_no_copy_of_the_data() -> None:
    assert (ROOT / "src" / "ccg_toolkit").is_dir()
    assert not (ROOT / "src" / "ccg_toolkit" / "_data").exists(), "it would be read instead of the folders at the root"


def test_the_wheel_carries_the_framework_folder_as_it_stands(wheel: Path) -> None:
    files = [path for name in FRAMEWORK for path in (ROOT / name, *(ROOT / name).rglob("*")) if path.is_file()]
    assert {path.relative_to(ROOT).parts[0] for path in files} == set(FRAMEWORK)
    with ZipFile(wheel) as archive:
        data = "ccg_toolkit/_data/"
        carried = {name.removeprefix(data): archive.read(name) for name in archive.namelist() if name.startswith(data)}
    assert carried == {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in files}


def test_the_wheel_carries_its_licence(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (licence,) = [name for name in archive.namelist() if name.endswith(".dist-info/licenses/LICENSE")]
        assert archive.read(licence) == (ROOT / "LICENSE").read_bytes()


@pytest.mark.wide
def test_a_wheel_made_from_the_sdist_carries_the_same(wheel: Path, tmp_path: Path) -> None:
    sdist = build("sdist", ROOT, tmp_path / "sdist")
    local = ("--no-deps", "--no-index", "--no-build-isolation")
    printed_by(*PIP, "wheel", *local, "-w", str(tmp_path / "again"), str(sdist), cwd=tmp_path)
    (again,) = (tmp_path / "again").iterdir()
    with ZipFile(again) as second, ZipFile(wheel) as first:
        assert sorted(second.namelist()) == sorted(first.namelist())


def test_package_and_framework_are_read_from_where_they_were_installed(installed: Installed) -> None:
    show = "import ccg_toolkit, ccg_toolkit.framework as f; print(ccg_toolkit.__file__, f.built_in_folder(), sep='\\n')"
    package = installed.target / "ccg_toolkit"
    assert installed.run(sys.executable, "-c", show).splitlines() == [
        str(package / "__init__.py"),
        str(package / "_data"),
    ]


def test_the_installed_command_runs(installed: Installed, wheel: Path) -> None:
    printed = installed.run(str(installed.target / "bin" / "ccg-toolkit"), "--version")
    assert printed == f"ccg-toolkit {wheel.name.split('-')[1]}\n"


@pytest.mark.wide
def test_the_installed_package_makes_reports_with_its_own_framework(installed: Installed) -> None:
    outputs = ("report.pdf", "report.html", "result.json")
    options = [part for name in outputs for part in ("-o", name)]
    installed.run(sys.executable, "-m", "ccg_toolkit", "assess", "answers.yaml", *options)
    pdf, page, result = (installed.elsewhere / name for name in outputs)
    read = json.loads(result.read_text(encoding="utf-8"))
    assert (read["framework"]["version"], read["framework"]["source"]) == (MARK, "built in")
    assert MARK in page.read_text(encoding="utf-8")
    assert MARK in "".join(sheet.extract_text() for sheet in PdfReader(pdf).pages)
