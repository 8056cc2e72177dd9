"""Browsers that misbehave: told in words, the next one has its turn, and nothing of them stays.

The browsers are scripts. Each answers to remote control, to its command line, or to neither, as a real one might.
"""

import os
import shlex
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from ccg_toolkit.outputs.pdf.browsers import Browsers, NoBrowserPrints, command_line, remote
from ccg_toolkit.outputs.pdf.browsers.installed import Browser

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the browsers are scripts of a shell")

PAGE, TITLE = "<!DOCTYPE html><title>The page</title><p>x", "The page"

Plant = Callable[..., Browser]

START = """#!/bin/sh
''':'
exec {python} "$0" "$@"
'''
"""
"""For the shell these lines start Python, and for Python they are one text; a ``#!`` line takes no path with a space."""

REMOTE = """
import base64, json, os, sys
open({log!r}, "a").write("remote\\n" if "--remote-debugging-pipe" in sys.argv else "command line\\n")
target = next((each[15:] for each in sys.argv if each.startswith("--print-to-pdf=")), "")
pdf = open({pdf!r}, "rb").read()
{does}
if target:
    open(target, "wb").write(pdf)
    sys.exit()
heard = b""
while True:
    part = os.read(3, 65536)
    if not part:
        sys.exit()
    heard += part
    while b"\\0" in heard:
        order, heard = heard.split(b"\\0", 1)
        order = json.loads(order)
        results = {{
            "Target.createTarget": {{"targetId": "t"}},
            "Target.attachToTarget": {{"sessionId": "s"}},
            "Page.getFrameTree": {{"frameTree": {{"frame": {{"id": "f"}}}}}},
            "Page.printToPDF": {{"data": base64.b64encode(pdf).decode()}},
        }}
        answer = {{"id": order["id"], "result": results.get(order["method"], {{}})}}
        {answers}
        if order["method"] == "Page.setDocumentContent":
            os.write(4, json.dumps({{"method": "Page.loadEventFired"}}).encode() + b"\\0")
        os.write(4, json.dumps(answer).encode() + b"\\0")
"""


def made_pdf(title: str = TITLE, version: int = 140, *, tagged: bool = True) -> bytes:
    """Make what a browser prints: a page with a title, tags, and the version that made it."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/Title"], pdf.docinfo["/Producer"] = title, f"Skia/PDF m{version}"
    if tagged:
        pdf.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot)
    made = BytesIO()
    pdf.save(made)
    return made.getvalue()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files in which one can see what stays."""
    folder = tmp_path / "temporary files of Zoë"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def plant(tmp_path: Path, temporary: Path) -> Plant:
    """Give a function that makes a browser."""
    assert temporary

    def make(name: str, does: str = "", answers: str = "", pdf: bytes | None = None) -> Browser:
        path = tmp_path / "Program Files é" / name
        path.parent.mkdir(exist_ok=True)
        data = path.with_suffix(".pdf")
        data.write_bytes(made_pdf() if pdf is None else pdf)
        script = REMOTE.format(log=str(path.with_suffix(".log")), pdf=str(data), does=does, answers=answers)
        path.write_text(START.format(python=shlex.quote(sys.executable)) + script, encoding="utf-8")
        path.chmod(0o755)
        return Browser(name, path)

    return make


def starts(browser: Browser) -> list[str]:
    return browser.path.with_suffix(".log").read_text().split("\n")[:-1]


def assert_that_nothing_stays(browser: Browser, temporary: Path) -> None:
    assert list(temporary.iterdir()) == []
    commands = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it has ended since, or is another user's
            commands.append(path.read_bytes())
    assert commands
    assert not [command for command in commands if os.fsencode(browser.path) in command]


def test_a_browser_is_started_once_for_all_pages(plant: Plant, temporary: Path) -> None:
    browser = plant("Edge")
    with Browsers([browser]) as browsers:
        prints = [browsers.print(PAGE, TITLE) for _ in range(3)]
    assert {(each.by, each.passed_over) for each in prints} == {("Edge 140", ())}
    assert starts(browser) == ["remote"]
    assert_that_nothing_stays(browser, temporary)


NO_PROFILE = """
profile = next(each for each in sys.argv if each.startswith("--user-data-dir="))[16:]
os.mkdir(profile, 0o500)
os.mkdir(profile + "/a/b")
"""
HANG = "import subprocess, time; subprocess.Popen(['sleep', '600']); time.sleep(600)"


@pytest.mark.parametrize(
    ("does", "answers", "pdf", "said"),
    [
        (HANG, "", None, "Edge did not answer within 2 seconds"),
        ("", f"if order['method'] == 'Page.printToPDF': {HANG}", None, "Edge did not answer within 2 seconds"),
        ("sys.exit(0)", "", None, "Edge ended before it printed"),
        ("sys.exit(21)", "", None, "Edge ended before it printed"),
        ("", "", b"", "Edge printed a file that is empty or cut"),
        ("", "", made_pdf()[:-200], "Edge printed a file that is empty or cut"),
        ("", "", made_pdf("Blocked by your administrator"), "Edge printed something else than the page"),
        ("", "", made_pdf(tagged=False), "Edge printed something else than the page"),
        ("", "", made_pdf(version=130), "Edge is too old: it is version 130, and 131 or later is needed"),
        (NO_PROFILE, "", None, "Edge ended before it printed"),
        ("", "answer = {'id': order['id'], 'error': {}}", b"", "Edge printed a file that is empty or cut"),
        ("", "os.write(4, b'What?\\0')", b"", "Edge printed a file that is empty or cut"),
    ],
)
def test_one_that_misbehaves_is_told_of_and_the_next_has_its_turn(  # noqa: PLR0917 - the cases and what they need
    plant: Plant,
    temporary: Path,
    monkeypatch: pytest.MonkeyPatch,
    does: str,
    answers: str,
    pdf: bytes | None,
    said: str,
) -> None:
    if HANG in does + answers:
        # In that time the next one has to start, on a busy machine too.
        monkeypatch.setattr(remote, "TO_ANSWER", 2)
        monkeypatch.setattr(remote, "TO_PRINT", 2)
        monkeypatch.setattr(command_line, "LIMIT", 2)
    bad, good = plant("Edge", does, answers, pdf), plant("Chromium")
    with Browsers([bad, good]) as browsers:
        printed = browsers.print(PAGE, TITLE)
        assert (printed.by, printed.passed_over) == ("Chromium 140", (said,))
        browsers.print(PAGE, TITLE)
    assert len(starts(good)) == 1
    assert_that_nothing_stays(bad, temporary)
    assert_that_nothing_stays(good, temporary)


@pytest.mark.parametrize(
    "does",
    [
        "if '--remote-debugging-pipe' in sys.argv: sys.exit()",
        "import time\nif '--remote-debugging-pipe' in sys.argv: time.sleep(600)",
        "",
    ],
)
def test_where_remote_control_is_forbidden_the_command_line_prints(
    plant: Plant, temporary: Path, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    monkeypatch.setattr(remote, "TO_ANSWER", 2)
    browser = plant("Edge", does, "answer = {'id': order['id'], 'error': {'message': 'Not allowed'}}")
    with Browsers([browser]) as browsers:
        printed = [browsers.print(PAGE, TITLE) for _ in range(2)]
    assert [each.passed_over for each in printed] == [(), ()]
    assert starts(browser) == ["remote", "command line", "command line"]
    assert_that_nothing_stays(browser, temporary)


def test_a_command_line_that_hangs_is_ended(plant: Plant, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_line, "LIMIT", 0.5)
    browser = plant("Edge", f"if target: {HANG}", "answer = {'id': order['id'], 'error': {}}")
    with Browsers([browser]) as browsers, pytest.raises(NoBrowserPrints) as problem:
        browsers.print(PAGE, TITLE)
    assert problem.value.reasons == ("Edge did not answer within 0.5 seconds",)
    assert_that_nothing_stays(browser, temporary)


def test_one_that_fails_later_gives_way_too(plant: Plant) -> None:
    dies = "if order['method'] == 'Page.printToPDF' and os.path.exists(sys.argv[0] + '.once'): sys.exit()\n"
    dies += "        if order['method'] == 'Page.printToPDF': open(sys.argv[0] + '.once', 'w')"
    bad, good = plant("Edge", "if target: sys.exit()", dies), plant("Chromium")
    with Browsers([bad, good]) as browsers:
        assert [browsers.print(PAGE, TITLE).by for _ in range(3)] == ["Edge 140", "Chromium 140", "Chromium 140"]


def test_none_at_all_and_one_that_is_no_program(tmp_path: Path, temporary: Path) -> None:
    with Browsers([]) as browsers, pytest.raises(NoBrowserPrints) as problem:
        browsers.print(PAGE, TITLE)
    assert problem.value.reasons == ("no Edge, Chrome or Chromium is installed",)
    (tmp_path / "edge").write_text("")
    with Browsers([Browser("Edge", tmp_path / "edge")]) as browsers, pytest.raises(NoBrowserPrints) as problem:
        browsers.print(PAGE, TITLE)
    assert problem.value.reasons == ("Edge cannot be started",)
    assert list(temporary.iterdir()) == []


def test_no_folder_for_a_profile(plant: Plant, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    browser = plant("Edge")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with Browsers([browser]) as browsers, pytest.raises(NoBrowserPrints) as problem:
        browsers.print(PAGE, TITLE)
    assert problem.value.reasons == ("Edge finds no folder that it could write to",)
