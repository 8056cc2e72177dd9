"""The system refuses to write: the old file stays whole, no other file is left, and the program says so and ends with 74."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("these limits are those of other systems", allow_module_level=True)

BRIEF = "organisation: A\nassessed_on: 2014-03-14\nanswers:\n  contract:\n    definition: 1\n"
REPORT = ("-m", "ccg_toolkit", "assess", "answers.yaml", "-o")

SMALL_FILES = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))"
NO_PRIVILEGE = """
import ctypes
if os.geteuid() == 0:
    for capability in (1, 2):  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, by which root passes over permissions
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Give a function that runs Python in `tmp_path`, after code that takes something from the process."""
    (tmp_path / "answers.yaml").write_text(BRIEF)

    def call(*arguments: str, after: str = "") -> subprocess.CompletedProcess[str]:
        program = f"import os, sys\n{after}\nos.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
        return subprocess.run(
            [sys.executable, "-c", program, *arguments],
            cwd=tmp_path,
            env=os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return call


@pytest.fixture
def closed(tmp_path: Path, run: Run) -> Iterator[Path]:
    """A folder that nobody may write to; root could, so the program runs after `NO_PRIVILEGE`."""
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o555)
    if "PermissionError" not in run("-c", "open('closed/tried', 'w')", after=NO_PRIVILEGE).stderr:
        pytest.skip("root cannot give up its right to write everywhere here")
    yield folder
    folder.chmod(0o755)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 512 kB with a report on it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if not mount or not umount or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    mounted = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=512k", "tmpfs", folder], capture_output=True, text=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
    try:
        (folder / "r.html").write_bytes(b"old")
        yield folder
    finally:
        subprocess.run([umount, folder], check=True)


def fill(disk: Path) -> None:
    filler = disk / "filler"
    with pytest.raises(OSError, match="No space left"):
        filler.write_bytes(bytes(1_000_000))
    assert filler.stat().st_size


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def assert_refused(done: subprocess.CompletedProcess[str], old: Path, reason: str) -> None:
    first = done.stderr.splitlines()[0]
    where = f"{old.parent.name}/{old.name}"
    assert (done.returncode, first) == (74, f"ccg-toolkit: {where}: the file cannot be written: {reason}")
    assert "Written" not in done.stdout
    assert "Traceback" not in done.stderr
    assert old.read_bytes() == b"old"


@pytest.mark.wide
def test_a_disk_that_is_full(run: Run, disk: Path) -> None:
    fill(disk)
    assert_refused(run(*REPORT, "disk/r.html"), disk / "r.html", "no space left on device")
    assert names(disk) == ["filler", "r.html"]


def test_a_disk_that_fills_half_way(run: Run, disk: Path) -> None:
    assert_refused(run(*REPORT, "disk/r.html"), disk / "r.html", "no space left on device")
    assert names(disk) == ["r.html"]


@pytest.mark.wide
def test_a_new_folder_on_a_full_disk_can_be_finished_later(run: Run, disk: Path) -> None:
    fill(disk)
    done = run("-m", "ccg_toolkit", "init", "disk/ours")
    assert (done.returncode, "no space left on device" in done.stderr) == (74, True), done.stderr
    assert names(disk / "ours") == ["criteria", "domains"]
    (disk / "filler").unlink()
    assert run("-m", "ccg_toolkit", "init", "disk/ours").returncode == 0
    assert names(disk / "ours") == ["answers.schema.json", "answers.yaml", "criteria", "domains", "framework.yaml"]


@pytest.mark.wide
def test_a_limit_on_the_size_of_files(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "r.html").write_bytes(b"old")
    assert_refused(run(*REPORT, "small/r.html", after=SMALL_FILES), folder / "r.html", "file too large")
    assert names(folder) == ["r.html"]


def test_a_folder_that_is_read_only(run: Run, closed: Path) -> None:
    closed.chmod(0o755)
    (closed / "r.html").write_bytes(b"old")
    closed.chmod(0o555)
    assert_refused(run(*REPORT, "closed/r.html", after=NO_PRIVILEGE), closed / "r.html", "permission denied")
    assert names(closed) == ["r.html"]


def test_no_folder_is_made_in_one_that_is_read_only(run: Run, closed: Path) -> None:
    done = run("-m", "ccg_toolkit", "init", "closed/ours", after=NO_PRIVILEGE)
    message = "ccg-toolkit: closed/ours: the folder cannot be made: permission denied\n"
    assert (done.returncode, done.stderr, names(closed)) == (74, message, [])


@pytest.mark.wide
def test_a_folder_made_in_part_is_told_of_and_can_be_finished(run: Run, closed: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / "domains").symlink_to(closed)
    done = run("-m", "ccg_toolkit", "init", "ours", "--full", after=NO_PRIVILEGE)
    assert (done.returncode, done.stdout) == (74, "")
    assert "permission denied" in done.stderr
    assert "2 of " in done.stderr
    assert "run it again" in done.stderr
    assert names(ours) == ["answers.schema.json", "answers.yaml", "criteria", "domains"], (
        "framework.yaml must come last"
    )
    closed.chmod(0o755)
    assert run("-m", "ccg_toolkit", "init", "ours", "--full").returncode == 0
    assert "framework.yaml" in names(ours)


@pytest.mark.wide
def test_a_domain_made_in_part_is_told_of_and_can_be_finished(run: Run, closed: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    assert run("-m", "ccg_toolkit", "init", "ours").returncode == 0
    (ours / "criteria").rmdir()
    (ours / "criteria").symlink_to(closed)
    done = run("-m", "ccg_toolkit", "add-domain", "shared-estate", "ours", after=NO_PRIVILEGE)
    assert (done.returncode, done.stdout, names(ours / "criteria")) == (74, "", [])
    assert "ours/criteria/shared-estate.yaml: the file cannot be written: permission denied" in done.stderr
    closed.chmod(0o755)
    assert run("-m", "ccg_toolkit", "add-domain", "shared-estate", "ours", "--force").returncode == 0
    assert names(ours / "domains") == names(ours / "criteria") == ["shared-estate.yaml"]
