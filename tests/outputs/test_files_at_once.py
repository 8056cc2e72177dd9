"""Several programs write one file at once: it is always whole, none fails, and none loses its temporary file."""

import multiprocessing
import os
import sys
from multiprocessing.synchronize import Barrier, Event
from pathlib import Path

import pytest

from ccg_toolkit.outputs import OutputError, create_file, replace_file

if sys.platform == "win32":
    pytest.skip("Windows does not fork", allow_module_level=True)

WRITERS = 8
LINES = 25_000

children = multiprocessing.get_context("fork")


def content(writer: int) -> bytes:
    return b"%07d\n" % writer * LINES


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def replace_often(path: Path, writer: int, together: Barrier) -> None:
    together.wait(60)
    for _ in range(25):
        replace_file(path, content(writer))


def test_eight_programs_replace_one_file(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    replace_file(path, content(0))
    together = children.Barrier(WRITERS)
    writers = [children.Process(target=replace_often, args=(path, n + 1, together)) for n in range(WRITERS)]
    for writer in writers:
        writer.start()
    seen = set()
    while any(writer.is_alive() for writer in writers):
        data = path.read_bytes()
        assert data == data[:8] * LINES
        seen.add(data[:8])
    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    assert len(seen) > 1
    assert names(tmp_path) == ["r.pdf"]


def create_each(folder: Path, writer: int, together: Barrier) -> None:
    for number in range(10):
        together.wait(60)
        try:
            create_file(folder / f"{number}.yaml", content(writer))
        except OutputError as error:
            if not error.exists:
                raise
        else:
            (folder / f"{number}.made-by-{writer}").touch()


@pytest.mark.parametrize("links", [True, False])
def test_of_eight_programs_that_create_one_file_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", lambda _self, _target: os.link("/nowhere/a", "/nowhere/b"))
    together = children.Barrier(WRITERS)
    writers = [children.Process(target=create_each, args=(tmp_path, n, together)) for n in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    for number in range(10):
        (winner,) = tmp_path.glob(f"{number}.made-by-*")
        assert (tmp_path / f"{number}.yaml").read_bytes() == content(int(winner.name.rpartition("-")[2]))
    assert len(names(tmp_path)) == 20


def replace_slowly(path: Path, writing: Event, go_on: Event) -> None:
    write_out = os.fsync

    def wait(handle: int) -> None:
        writing.set()
        go_on.wait(60)
        write_out(handle)

    os.fsync = wait  # type: ignore[assignment] # in this process only
    replace_file(path, b"slow")


def test_no_write_takes_the_temporary_file_of_one_that_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    writing, go_on = children.Event(), children.Event()
    slow = children.Process(target=replace_slowly, args=(path, writing, go_on))
    slow.start()
    assert writing.wait(60)
    (temporary,) = names(tmp_path)
    replace_file(path, b"quick")
    assert (names(tmp_path), path.read_bytes()) == ([temporary, "r.pdf"], b"quick")
    go_on.set()
    slow.join()
    assert (slow.exitcode, names(tmp_path), path.read_bytes()) == (0, ["r.pdf"], b"slow")
