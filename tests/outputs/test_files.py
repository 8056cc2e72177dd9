"""Files are written whole or not at all, and nothing else is touched."""

import os
import stat
from pathlib import Path

import pytest

from ccg_toolkit.outputs import OutputError, create_file, replace_file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_report_replaces_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    replace_file(path, b"old")
    replace_file(path, b"new")
    assert (path.read_bytes(), names(tmp_path)) == (b"new", ["r.pdf"])


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    usual, ours = tmp_path / "usual", tmp_path / "ours"
    usual.write_bytes(b"")
    replace_file(ours, b"")
    assert stat.S_IMODE(ours.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


def test_a_persons_file_stays_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    create_file(path, b"theirs")
    with pytest.raises(OutputError) as refused:
        create_file(path, b"ours")
    assert refused.value.exists
    assert (path.read_bytes(), names(tmp_path)) == (b"theirs", ["answers.yaml"])
    create_file(path, b"ours", force=True)
    assert path.read_bytes() == b"ours"


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("target")
    before = names(tmp_path)
    for name, message in {
        "folder": "a folder",
        "pipe": "not a regular file",
        "link": "a symbolic link",
        "no/r": "no folder",
    }.items():
        with pytest.raises(OutputError, match=message):
            replace_file(tmp_path / name, b"x")
    assert names(tmp_path) == before


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.pdf"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no space left on device"):
        replace_file(path, b"new")
    assert (path.read_bytes(), names(tmp_path)) == (b"old", ["r.pdf"])
