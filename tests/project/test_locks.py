"""The lock files hold what ``pyproject.toml`` asks for, exact and with hashes, and nothing that ties them to a place."""

import hashlib
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUP = (ROOT / "scripts" / "setup").read_text(encoding="utf-8")
PINNED = re.compile(
    r"(?P<name>[\w.-]+)==(?P<version>[\w.+!-]+)(?: ; [^\\]+)?(?P<hashes>(?: --hash=sha256:[0-9a-f]{64})+)"
)

Lock = Mapping[NormalizedName, set[str]]


def lines_of(name: str) -> list[str]:
    """Give the requirements of a lock, each on one line."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    whole = re.sub(r"\s*\\\n\s*", " ", re.sub(r"(?m)^\s*#.*\n", "", text))
    return [line for line in whole.splitlines() if line.strip()]


def lock_of(name: str) -> Lock:
    """Give the versions of each package in a lock; there are several where they depend on the system."""
    lock: defaultdict[NormalizedName, set[str]] = defaultdict(set)
    for line in lines_of(name):
        if match := PINNED.fullmatch(line):
            lock[canonicalize_name(match["name"])].add(match["version"])
    return lock


def group(name: str, groups: Mapping[str, list[Any]]) -> Iterator[Requirement]:
    for entry in groups[name]:
        if isinstance(entry, str):
            yield Requirement(entry)
        else:
            yield from group(entry["include-group"], groups)


def asked(extra: str) -> list[Requirement]:
    needed = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
    return [*needed, *group(extra, PROJECT["dependency-groups"])]


LOCKS = pytest.mark.parametrize(("name", "extra"), [("run", "build"), ("dev", "dev")])


@LOCKS
def test_a_lock_holds_exact_versions_with_hashes_and_no_options(name: str, extra: str) -> None:
    lines = lines_of(name)
    assert len(lines) >= len(asked(extra))
    assert [line for line in lines if not PINNED.fullmatch(line)] == []


@LOCKS
def test_a_lock_fits_what_the_project_asks_for(name: str, extra: str) -> None:
    lock = lock_of(name)
    wanted = asked(extra)
    assert wanted
    misfits = [
        f"{requirement} (locked: {', '.join(sorted(versions)) or 'nothing'})"
        for requirement in wanted
        if not (versions := lock.get(canonicalize_name(requirement.name), set()))
        or not all(requirement.specifier.contains(version) for version in versions)
    ]
    assert misfits == [], "run sh scripts/lock"


def test_what_runs_is_what_is_tested() -> None:
    run, dev = lock_of("run"), lock_of("dev")
    assert run
    assert {name: dev.get(name) for name in run} == dict(run), "run sh scripts/lock"


def test_the_build_needs_only_what_is_locked_with_it() -> None:
    names = {canonicalize_name(Requirement(text).name) for text in PROJECT["build-system"]["requires"]}
    assert names
    assert names <= set(lock_of("run"))


def made_wheel(folder: Path, name: str, version: str, *needs: str) -> str:
    """Write a wheel with nothing in it but what it needs, and give its hash."""
    about = [f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: toml"]
    about += [f"Requires-Dist: {need}" for need in needs]
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    with ZipFile(path, "w") as wheel:
        wheel.writestr(f"{info}/METADATA", "\n".join(about) + "\n")
        wheel.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{info}/RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.wide
def test_a_release_made_after_the_lock_changes_nothing_for_the_pip_that_python_brings(tmp_path: Path) -> None:
    """Older pips look at the newest version of a package that is asked for with an extra, and want its hash."""
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    locked = {
        "plugin==1.0": made_wheel(wheels, "plugin", "1.0", "measure[toml]>=1.0"),
        "measure==1.0": made_wheel(wheels, "measure", "1.0"),
    }
    made_wheel(wheels, "measure", "2.0")
    lock = tmp_path / "lock.txt"
    lock.write_text("".join(f"{name} --hash=sha256:{digest}\n" for name, digest in locked.items()), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"

    command = next(line for line in SETUP.splitlines() if '-r "requirements/$kind.txt"' in line)
    options = [word for word in shlex.split(command)[1:] if word != "requirements/$kind.txt"]
    assert options[-1] == "-r"
    run = [str(python), *options, str(lock), "--no-index", "--find-links", str(wheels)]
    done = subprocess.run(run, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    listed = subprocess.run([python, "-m", "pip", "list"], capture_output=True, encoding="utf-8", check=True).stdout
    assert re.search(r"measure +1\.0", listed)
