"""Files are written whole or not at all, and nothing else is touched."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ccg_toolkit.outputs import OutputError, check_target, create_file, replace_file

LEFTOVER = ".r.pdf.0123456789abcdef.ccg-toolkit-tmp"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failing(number: int) -> Callable[..., None]:
    def fail(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_private_report_stays_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.pdf"
    path.touch(mode=0o600)
    seen = []
    write_out = os.fsync

    def look(handle: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        write_out(handle)

    monkeypatch.setattr(os, "fsync", look)
    replace_file(path, b"new")
    assert [*seen, stat.S_IMODE(path.stat().st_mode)] == [0o600, 0o600]


def test_a_persons_file_stays_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    create_file(path, b"theirs")
    with pytest.raises(OutputError) as refused:
        create_file(path, b"ours")
    assert refused.value.exists
    assert (path.read_bytes(), names(tmp_path)) == (b"theirs", ["answers.yaml"])
    assert create_file(path, b"ours", force=True) == tmp_path / "answers.yaml.1"
    assert (path.read_bytes(), (tmp_path / "answers.yaml.1").read_bytes()) == (b"ours", b"theirs")
    assert create_file(path, b"ours", force=True) is None, "nothing differs"
    assert names(tmp_path) == ["answers.yaml", "answers.yaml.1"]


def test_without_hard_links_a_persons_file_is_as_safe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "hardlink_to", failing(errno.EPERM))
    path = tmp_path / "answers.yaml"
    create_file(path, b"theirs")
    with pytest.raises(OutputError) as refused:
        create_file(path, b"ours")
    assert refused.value.exists
    assert (path.read_bytes(), names(tmp_path)) == (b"theirs", ["answers.yaml"])


def test_without_hard_links_a_failed_write_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "hardlink_to", failing(errno.EPERM))
    monkeypatch.setattr(Path, "replace", failing(errno.EIO))
    with pytest.raises(OutputError, match="input/output error"):
        create_file(tmp_path / "answers.yaml", b"ours")
    assert names(tmp_path) == []


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "astray").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to("loop")
    before = names(tmp_path)
    messages = {
        "folder": "this is a folder",
        "pipe": "this is not a regular file",
        "link": "this is a symbolic link",
        "astray": "this is a symbolic link",
        "loop": "this is a symbolic link",
        "no/r": "there is no folder",
        "file/r": "there is no folder",
        "loop/r": "too many levels",
        "a" * 300: "file name too long",
        "a" * 300 + "/r": "file name too long",
        "nul\0": "not one a file can have",
    }
    for name, message in messages.items():
        for write in (replace_file, create_file):
            with pytest.raises(OutputError, match=message):
                write(tmp_path / name, b"x")
        with pytest.raises(OutputError, match=message):
            check_target(tmp_path / name)
    assert names(tmp_path) == before
    assert (tmp_path / "file").read_bytes() == b""


def test_a_device_is_refused(tmp_path: Path) -> None:
    device = tmp_path / "null.pdf"
    try:
        os.mknod(device, stat.S_IFCHR | 0o666, os.makedev(1, 3))
    except (OSError, AttributeError):
        device = Path(os.devnull)  # only root makes devices; this one no test could harm
    with pytest.raises(OutputError, match="not a regular file"):
        replace_file(device, b"x")
    assert stat.S_ISCHR(device.lstat().st_mode)


def test_the_folder_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    replace_file(tmp_path / "link" / "r.pdf", b"new")
    assert names(tmp_path / "real") == ["r.pdf"]


@pytest.mark.parametrize("name", ["r" * 251 + ".pdf", "é" * 100 + ".pdf", "🏥" * 60 + ".pdf", "-r.pdf", " r .pdf"])
def test_any_name_that_the_system_takes_will_do(tmp_path: Path, name: str) -> None:
    for data in (b"old", b"new"):
        replace_file(tmp_path / name, data)
    assert (names(tmp_path), (tmp_path / name).read_bytes()) == ([name], b"new")


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    with pytest.raises(OutputError, match="input/output error"):
        replace_file(path, b"new")
    assert (path.read_bytes(), names(tmp_path)) == (b"old", ["r.pdf"])


def test_a_leftover_goes_and_what_only_looks_like_one_stays(tmp_path: Path) -> None:
    (tmp_path / LEFTOVER).write_bytes(b"part")
    alike = [
        LEFTOVER + ".bak",
        LEFTOVER.removeprefix("."),
        LEFTOVER.replace("r.pdf", "rxpdf"),
        LEFTOVER.replace("r.pdf", "other.pdf"),
        LEFTOVER.replace("f.ccg", "g.ccg"),
        LEFTOVER.replace("f.ccg", "ff.ccg"),
        LEFTOVER.replace("def", "DEF"),
        ".r.pdf.tmp",
    ]
    for name in alike:
        (tmp_path / name).write_bytes(b"theirs")
    (tmp_path / LEFTOVER.replace("0", "a")).mkdir()
    (tmp_path / LEFTOVER.replace("0", "b")).symlink_to(alike[0])
    os.mkfifo(tmp_path / LEFTOVER.replace("0", "c"))
    before = names(tmp_path)
    replace_file(tmp_path / "r.pdf", b"new")
    assert names(tmp_path) == sorted({*before, "r.pdf"} - {LEFTOVER})
    assert all((tmp_path / name).read_bytes() == b"theirs" for name in alike)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows goes by age")
def test_where_nothing_can_be_locked_a_file_is_written_and_nothing_is_taken_for_a_leftover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fcntl.flock", failing(errno.ENOLCK))
    (tmp_path / LEFTOVER).write_bytes(b"part")
    replace_file(tmp_path / "r.pdf", b"new")
    assert names(tmp_path) == [LEFTOVER, "r.pdf"]
