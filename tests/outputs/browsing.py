"""A real browser for tests. Where it is not installed they are skipped, unless CCG_TOOLKIT_SKIP_NOTHING=1 is set."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from ctypes import CDLL
from pathlib import Path
from typing import Literal, NoReturn

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
"""A browser makes connections of its own unless it is told not to."""


def skip(lacking: str) -> NoReturn:
    """Skip a test for want of a program, unless nothing may be skipped."""
    if os.environ.get("CCG_TOOLKIT_SKIP_NOTHING"):
        pytest.fail(f"{lacking}, and CCG_TOOLKIT_SKIP_NOTHING is set")
    pytest.skip(lacking)


def launched() -> Iterator[Browser]:
    """Give a browser, and close it afterwards."""
    if sys.platform == "linux":
        try:
            CDLL("libatomic.so.1")
        except OSError:
            skip("Playwright cannot start without libatomic; on Debian or Ubuntu: sudo apt-get install libatomic1")
    with sync_playwright() as playwright:
        installed = next(filter(None, map(shutil.which, _CHROMIUMS)), playwright.chromium.executable_path)
        if not Path(installed).exists():
            skip("Chromium is not installed; on Debian or Ubuntu: sudo apt-get install chromium")
        chromium = playwright.chromium.launch(executable_path=installed, args=_QUIET)
        yield chromium
        chromium.close()


def opened(browser: Browser, path: Path, width: int, media: Literal["print", "screen"] = "screen") -> Page:
    """Open a page in a window of that width in CSS pixels."""
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.emulate_media(media=media)
    page.goto(path.as_uri())
    return page


def html_faults(pages: Iterable[Path], *off: str) -> str:
    """Hold pages against html-validate and give all that it says; nothing where it finds no fault.

    Args:
        pages: files.
        off: rules that do not count.
    """
    places = os.pathsep.join((str(Path(sys.prefix, "node_modules", ".bin")), os.environ.get("PATH", "")))
    validator = shutil.which("html-validate", path=places)
    if validator is None or shutil.which("node") is None:
        skip("html-validate is not installed; with npm: npm install --prefix .venv --no-save html-validate@10.17.0")
    rules = [word for rule in off for word in ("--rule", f"{rule}:off")]
    command = [validator, "--preset", "recommended", *rules, *map(str, pages)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    return ended.stdout + ended.stderr if ended.returncode else ""
