"""The lock files hold what ``pyproject.toml`` asks for, exact and with hashes, and nothing that ties them to a place."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
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
