"""What an output may be called: never the name of what was read, and no odd name that breaks anything or is obeyed."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from ccg_toolkit.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "fixtures" / "small"


class Done(NamedTuple):
    """What a command ended with."""

    status: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Give a function that runs a command in `tmp_path`, where there is a framework with answers, in this process."""
    monkeypatch.delenv("CCG_TOOLKIT_FRAMEWORK", raising=False)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, "ours")
    shutil.copy("ours/answers.yaml", "ours/answers.json")
    Path("ours/templates").mkdir()
    Path("ours/templates/note.html").write_text("<p>", encoding="utf-8")

    def call(*arguments: str) -> Done:
        with pytest.raises(SystemExit) as ended:
            app(list(arguments), prog_name="ccg-toolkit")
        return Done(int(ended.value.code or 0), *capsys.readouterr())

    return call


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_what_was_read_is_never_written_over_by_any_name(run: Run, tmp_path: Path) -> None:
    Path("here").symlink_to(".")
    Path("same.json").hardlink_to("ours/answers.json")
    Path("same.html").hardlink_to("ours/templates/note.html")
    before = contents(tmp_path)
    assert len(before) > 5
    for name in (
        "ours/answers.json",
        "./ours//answers.json",
        "ours/../ours/answers.json",
        str(tmp_path / "ours" / "answers.json"),
        "here/ours/answers.json",
        "same.json",
        "ours/templates/note.html",
        "here/ours/templates/note.html",
        "same.html",
        "ours/criteria/new.json",
        "ours/domains/new.json",
        "here/ours/templates/new.html",
    ):
        done = run("assess", "ours/answers.json", "-o", name)
        assert (done.status, done.stdout) == (2, ""), name
        assert f"{Path(name).as_posix()} is one of the files that were read\n    Write the report" in done.stderr
        assert contents(tmp_path) == before, name
    assert run("assess", "ours/answers.json", "-o", "ours/new.json").status == 0


def test_a_link_to_what_was_read_is_refused_as_a_link(run: Run, tmp_path: Path) -> None:
    Path("link.json").symlink_to("ours/answers.json")
    before = contents(tmp_path)
    done = run("assess", "ours/answers.json", "-o", "link.json")
    assert (done.status, "link.json: this is a symbolic link" in done.stderr) == (74, True)
    assert (contents(tmp_path), Path("link.json").is_symlink()) == (before, True)


@pytest.mark.parametrize("second", ["r.json", "./r.json", "here/r.json", "ours/../r.json"])
def test_one_file_under_two_names_is_refused(run: Run, second: str) -> None:
    Path("here").symlink_to(".")
    done = run("assess", "ours/answers.yaml", "-o", "r.json", "-o", second)
    assert (done.status, "is named twice" in done.stderr, Path("r.json").exists()) == (2, True, False)


@pytest.mark.parametrize(
    ("name", "status", "message"),
    [
        ("", 2, ".: no report can be written with this ending"),
        ("ours/answers.yaml/", 74, "ours/answers.yaml: the folder cannot be made: file exists"),
        (".json", 2, ".json: no report can be written with this ending"),
        ("r.json.exe", 2, "r.json.exe: no report can be written with this ending"),
        ("/dev/null", 2, "/dev/null: no report can be written with this ending"),
        ("/dev/stdout", 2, "/dev/stdout: no report can be written with this ending"),
        ("folder.json", 74, "folder.json: this is a folder"),
        ("pipe.json", 74, "pipe.json: this is not a regular file"),
        ("astray.json", 74, "astray.json: this is a symbolic link"),
        ("loop.json", 74, "loop.json: this is a symbolic link"),
        ("loop.json/r.json", 74, "loop.json/r.json: the file cannot be written: too many levels of symbolic links"),
        ("nowhere/r.json", 74, "nowhere/r.json: there is no folder nowhere"),
        ("ours/answers.yaml/r.json", 74, "ours/answers.yaml/r.json: there is no folder ours/answers.yaml"),
        ("n" * 300 + ".json", 74, "n.json: the file cannot be written: file name too long"),
        ("n" * 300 + "/r.json", 74, "/r.json: the file cannot be written: file name too long"),
        ("\x1b[31mred.exe", 2, "<U+001B>[31mred.exe: no report"),
        ("a\nb\rc\td\x07\x9be.exe", 2, "a<U+000A>b<U+000D>c<U+0009>d<U+0007><U+009B>e.exe: no report"),
        ("\u202efdp.exe", 2, "<U+202E>fdp.exe: no report"),
        (os.fsdecode(b"\xff.exe"), 2, "<U+DCFF>.exe: no report"),
        ("\x1b]0;title\x07/r.json", 74, "<U+001B>]0;title<U+0007>/r.json: there is no folder <U+001B>]0;title<U+0007>"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other names that are odd")
def test_odd_names_are_refused_in_words(run: Run, tmp_path: Path, name: str, status: int, message: str) -> None:
    Path("folder.json").mkdir()
    os.mkfifo("pipe.json")
    Path("astray.json").symlink_to("nowhere.json")
    Path("loop.json").symlink_to("loop.json")
    before = contents(tmp_path)
    done = run("assess", "ours/answers.yaml", "-o", name)
    assert (done.status, done.stdout) == (status, "")
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 2, "a message and a hint"
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("-r.json", "-r.json"),
        ("r r.json", "r r.json"),
        ("r.JSON", "r.JSON"),
        ("n" * 250 + ".json", "n.json"),
        ("Übersicht, 報告.json", "Übersicht, 報告.json"),
        ("\x1b[31m\n.json", "<U+001B>[31m<U+000A>.json"),
        (os.fsdecode(b"\xff.json"), "<U+DCFF>.json"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other names that are odd")
def test_odd_names_that_the_system_takes_are_written_and_shown_safely(run: Run, name: str, told: str) -> None:
    before = set(os.listdir())  # noqa: PTH208 - the name itself is looked at
    done = run("assess", "ours/answers.yaml", f"--output={name}")
    assert (done.status, done.stderr) == (0, "")
    assert done.stdout.endswith(f"{told}\n")
    assert "\x1b" not in done.stdout
    assert set(os.listdir()) - before == {name}  # noqa: PTH208


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_new_folder_may_have_an_odd_name_and_is_shown_safely(run: Run) -> None:
    made = run("init", "\x1b[31mred")
    assert (made.status, made.stdout.splitlines()[0]) == (
        0,
        "Made <U+001B>[31mred: answers to fill in answers.yaml, and room for your own domains.",
    )
    added = run("add-domain", "shared-estate", "\x1b[31mred")
    assert (added.status, "\x1b" in added.stdout + added.stderr) == (0, False)


def test_a_new_folder_keeps_what_is_there(run: Run, tmp_path: Path) -> None:
    before = contents(tmp_path)
    refused = run("init", "ours")
    assert (refused.status, contents(tmp_path)) == (73, before)
    Path("part").mkdir()
    Path("part/framework.yaml").write_text("mine", encoding="utf-8")
    Path("part/notes.txt").write_text("mine", encoding="utf-8")
    refused = run("init", "part")
    assert (refused.status, "part/framework.yaml is already there; nothing was written" in refused.stderr) == (73, True)
    assert sorted(path.name for path in Path("part").iterdir()) == ["framework.yaml", "notes.txt"]
    assert run("init", "part", "--force").status == 0
    assert Path("part/notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_link_in_a_new_folder_counts_as_there_even_where_it_leads_nowhere(run: Run) -> None:
    Path("part").mkdir()
    Path("part/framework.yaml").symlink_to("nowhere")
    assert run("init", "part").status == 73
    assert [path.name for path in Path("part").iterdir()] == ["framework.yaml"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("n" * 300, "n: the folder cannot be made: file name too long\n"),
        ("file", "file: the folder cannot be made: file exists\n"),
        ("file/ours", "file/ours: the folder cannot be made: not a directory\n"),
        ("loop", "loop: the folder cannot be made: file exists\n"),
        ("\x1b[31m" * 60, "<U+001B>[31m: the folder cannot be made: file name too long\n"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows says it in other words")
def test_a_folder_that_cannot_be_made(run: Run, name: str, message: str) -> None:
    Path("file").touch()
    Path("loop").symlink_to("loop")
    done = run("init", name)
    assert (done.status, done.stdout, done.stderr.endswith(message)) == (74, "", True), done.stderr


def test_force_does_not_write_through_a_link_and_writes_nothing_else_first(run: Run) -> None:
    Path("mine.yaml").write_text("mine", encoding="utf-8")
    Path("part").mkdir()
    Path("part/framework.yaml").symlink_to("../mine.yaml")
    refused = run("init", "part", "--force")
    assert (refused.status, "part/framework.yaml: this is a symbolic link" in refused.stderr) == (74, True)
    assert [path.name for path in Path("part").iterdir()] == ["framework.yaml"]
    assert Path("mine.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("command", "more"), [("show", ["--framework", "ours"]), ("explain", ["ours/answers.yaml"]), ("schema", [])]
)
def test_a_long_value_is_never_repeated_whole(run: Run, command: str, more: list[str]) -> None:
    private = "Mrs Hargreaves of 14 Canal Street says that the partners shout"
    done = run(command, private, *more)
    assert (done.status, private[:30] in done.stderr, private[:41] in done.stderr) == (2, True, False)


def test_a_long_name_for_a_domain_is_never_repeated_whole(run: Run) -> None:
    name = "mrs-hargreaves-of-canal-street-says-that-they-shout"
    assert run("add-domain", name, "ours").status == 0
    for odd in (name, name + "!"):
        done = run("add-domain", odd, "ours")
        assert (done.status in {2, 73}, name[:30] in done.stderr, name[:41] in done.stderr) == (True, True, False)
