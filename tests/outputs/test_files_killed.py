"""A program that writes is killed: the file is the old one or the new one, and the next run leaves no other."""

import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from ccg_toolkit.outputs import create_file, replace_file
from tests.slow import few

if sys.platform == "win32":
    pytest.skip("Windows neither forks nor kills with a signal", allow_module_level=True)

MARK = b"%07d\n"
LINES = 25_000  # of 8 bytes: 200 kB, as a report has

children = multiprocessing.get_context("fork")


def content(number: int) -> bytes:
    return MARK % number * LINES


def is_whole(data: bytes) -> bool:
    return data == data[:8] * LINES


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def replace_for_ever(path: Path, first: int, writing: Event) -> None:
    for number in range(first, 10_000_000):
        replace_file(path, content(number))
        writing.set()


def create_for_ever(path: Path, first: int, writing: Event) -> None:
    for number in range(first, 10_000_000):
        path.unlink(missing_ok=True)
        create_file(path, content(number))
        writing.set()


def create_without_links_for_ever(path: Path, first: int, writing: Event) -> None:
    Path.hardlink_to = no_links  # type: ignore[method-assign, assignment] # in this process only
    create_for_ever(path, first, writing)


def no_links(_self: Path, _target: Path) -> None:
    raise PermissionError


@pytest.mark.parametrize(
    ("write", "kills", "besides"),
    few(
        [
            (create_for_ever, 30, {None}),  # the loop itself removes the file before it makes it anew
            (replace_for_ever, 60, set()),
            (create_without_links_for_ever, 30, {None, b""}),
        ]
    ),
)
def test_killed_at_random_moments(
    tmp_path: Path, write: Callable[[Path, int, Event], None], kills: int, besides: set[bytes | None]
) -> None:
    moments = random.Random(20140314)  # noqa: S311 - moments, not secrets
    path = tmp_path / "r.pdf"
    left = 0
    for kill in range(kills):
        writing = children.Event()
        child = children.Process(target=write, args=(path, kill * 1000, writing))
        child.start()
        assert writing.wait(60)
        time.sleep(moments.uniform(0, 0.012))  # a write takes some 3 ms, so this is any moment of one
        child.kill()
        child.join()
        assert child.exitcode == -signal.SIGKILL
        found = path.read_bytes() if path.exists() else None
        assert found in besides or (found is not None and is_whole(found)), f"kill {kill}: {(found or b'')[:80]!r}"
        strays = [name for name in names(tmp_path) if name != path.name]
        assert len(strays) <= 1, f"kill {kill} found what an earlier one left: {strays}"
        left += len(strays)
    assert left, "no kill hit a write, so this shows nothing"
    replace_file(path, content(0))
    assert (names(tmp_path), path.read_bytes()) == (["r.pdf"], content(0))


def replace_and_die(path: Path, where: str) -> None:
    owner = {"fsync": os, "chmod": Path, "replace": Path, "unlink": Path}[where]
    setattr(owner, where, lambda *_arguments, **_options: os.kill(os.getpid(), signal.SIGKILL))
    replace_file(path, b"new")


@pytest.mark.parametrize("where", ["chmod", "fsync", "replace", "unlink"])
def test_killed_at_each_step(tmp_path: Path, where: str) -> None:
    path = tmp_path / "r.pdf"
    path.write_bytes(b"old")
    child = children.Process(target=replace_and_die, args=(path, where))
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    replaced = where == "unlink"  # the last step, when there is nothing left to remove
    assert path.read_bytes() == (b"new" if replaced else b"old")
    assert len(names(tmp_path)) == (1 if replaced else 2)
    replace_file(path, b"next")
    assert (names(tmp_path), path.read_bytes()) == (["r.pdf"], b"next")
