"""What Chromium prints, mended: the checks of accessibility pass, and people find their way in it."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pymupdf
import pypdf
import pytest

from ccg_toolkit.away_day import PackView, build_pack
from ccg_toolkit.outputs import PdfMaker, render, render_page
from ccg_toolkit.report import Assessment, ComparisonView, ReportView, Setting, compare
from ccg_toolkit.toolkit import replanned
from tests.outputs.browsing import skip
from tests.outputs.conftest import ROOT, aloud_errors, assessed, ua_failures
from tests.outputs.test_bends import BOARD, FULL, LARGE, SHAPES, faults_of, printed_report


def text_of(path: Path, page: int) -> str:
    document: Any = pymupdf
    return str(document.open(path)[page].get_text())


@pytest.fixture(scope="module")
def by_browser() -> Iterator[PdfMaker]:
    """Chromium, started once for the tests of this module."""
    if not any(map(shutil.which, ("microsoft-edge", "google-chrome", "chromium", "chromium-browser"))):
        skip("no browser prints; on Debian or Ubuntu: sudo apt-get install chromium")
    with PdfMaker("browser") as make:
        yield make


@pytest.fixture(scope="module")
def example(by_browser: PdfMaker, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the example that the project ships."""
    path = tmp_path_factory.mktemp("example") / "report.pdf"
    printed_report(SHAPES["the example"](), path, BOARD, by_browser)
    return path


def test_the_example_passes_every_check_of_the_report(example: Path) -> None:
    assert faults_of(printed_report(SHAPES["the example"](), example)) == {}


@pytest.mark.wide
@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("one domain, one criterion", FULL),
        ("three levels", LARGE),
        ("comments at their cap", FULL),
    ],
)
def test_other_shapes(name: str, setting: Setting, tmp_path: Path, by_browser: PdfMaker) -> None:
    printed = printed_report(SHAPES[name](), tmp_path / "report.pdf", setting, by_browser)
    assert faults_of(printed) == {}


def test_it_says_what_it_is_and_who_made_it(example: Path, by_browser: PdfMaker) -> None:
    pdf = pypdf.PdfReader(example)
    about: Any = pdf.metadata
    assert about.title == "NHS Pennine Vale CCG: self-assessment and development plan"
    assert about.author == "NHS Pennine Vale CCG"
    assert re.fullmatch(r"(Chromium|Google Chrome|Microsoft Edge) \d+", about.producer)
    assert (about.producer, about.creator) == (by_browser.made_by, "ccg-toolkit 0.0.0")
    assert (about.creation_date, about.modification_date) == (None, None)
    root: Any = pdf.trailer["/Root"]
    assert (root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == ("en-GB", True)


def test_each_link_says_what_it_is(example: Path) -> None:
    pages = pypdf.PdfReader(example).pages
    links: list[Any] = [link.get_object() for page in pages for link in page.get("/Annots", ())]
    said = [link["/Contents"] for link in links]
    assert len(said) > 25
    assert any(re.fullmatch(r"Having a clear membership contract, p\. \d+", text) for text in said)
    assert all(said)


@pytest.mark.wide
def test_the_other_documents_pass_too(by_browser: PdfMaker, tmp_path: Path) -> None:
    assessment = assessed(ROOT / "examples" / "answers.yaml")
    folders = assessment.framework.folders
    views: dict[str, PackView | ComparisonView] = {
        "pack": build_pack(assessment),
        "plans": compare([assessment, replanned(assessment, capacity=4)]),
    }
    for name, view in views.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(render_page(".pdf", view, folders, by_browser))
        assert (name, ua_failures(path), aloud_errors(path)) == (name, [], [])
    pack: Any = pymupdf
    pages = [page.get_text().split("\n") for page in pack.open(tmp_path / "pack.pdf")][3:]
    assert {(heading, foot) for _, foot, heading, *_ in pages} >= {
        ("You are invited", "Invitation: to send, with the names of the domains"),
        ("Ground rules", "Ground rules: on the wall"),
        ("1. Having a clear membership contract", "Discussion sheet 1: on a table"),
    }


def test_the_same_bytes_twice_also_after_other_pages(by_browser: PdfMaker) -> None:
    page = """<!DOCTYPE html><html lang="en"><head><title>T</title><style>a::after { content: target-counter(attr(href), page) }
    </style></head><h1 id="t">T</h1><p><a href="#t">t</a></p><table><thead><tr><th>x</th><th>y</th></tr></thead>
    <tbody><tr><th scope="row">x</th><td>y</td></tr></tbody></table></html>"""
    first = by_browser(page)
    by_browser(page.replace("<h1", "<p>Other</p><h1"))
    assert by_browser(page) == first
    with PdfMaker("browser") as another:
        assert another(page) == first


@pytest.mark.wide
def descendants(process: int) -> list[str]:
    """Give the command lines of all that a process started, and of what these started."""
    found = []
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, children.read_text().split()):
            found += [Path(f"/proc/{child}/cmdline").read_text().replace("\0", " "), *descendants(child)]
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them")
def test_a_browser_opens_nothing_but_the_page(by_browser: PdfMaker) -> None:
    by_browser("<!DOCTYPE html><html lang='en'><title>The page</title><p>x")
    running = [command for command in descendants(os.getpid()) if "--type=renderer" in command]
    assert len(running) == 1, running


def test_a_report_of_hostile_texts(small: tuple[Assessment, ReportView], by_browser: PdfMaker, tmp_path: Path) -> None:
    path = tmp_path / "small.pdf"
    path.write_bytes(render(".pdf", *small, make_pdf=by_browser))
    assert ua_failures(path) == []
    assert aloud_errors(path) == []


def test_bookmarks_and_links_have_spaces_where_their_lines_break(by_browser: PdfMaker, tmp_path: Path) -> None:
    words = "Every member knows what is decided, and why it was. " * 4
    page = f"""<!DOCTYPE html><html lang="en"><head><title>T</title></head><h1 id="h">{words}</h1><h2>a &amp; <i>b</i></h2>
    <p><a href="#h">{words}</a></p></html>"""
    path = tmp_path / "page.pdf"
    path.write_bytes(by_browser(page))
    pdf = pypdf.PdfReader(path)
    outline: list[Any] = list(pdf.outline)
    assert [outline[0].title, outline[1][0].title] == [words.strip(), "a & b"]
    links: Any = pdf.pages[0]["/Annots"]
    assert {link.get_object()["/Contents"] for link in links} == {words.strip()}


def test_words_in_another_language_are_told_with_it(by_browser: PdfMaker, tmp_path: Path) -> None:
    page = '<!DOCTYPE html><html lang="en-GB"><head><title>T</title></head><h1>T</h1><p lang="fr">Un <span lang="de">zwei</span>'
    path = tmp_path / "page.pdf"
    path.write_bytes(by_browser(page))
    objects = [str(found) for found in _objects(pypdf.PdfReader(path))]
    assert [tag for tag in ("fr", "de") if not any(f"'/Lang': '{tag}'" in found for found in objects)] == []


def test_letters_that_no_font_can_draw_are_named(by_browser: PdfMaker, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(
        by_browser('<!DOCTYPE html><html lang="en"><head><title>T</title></head><h1>T</h1><p>a \U00012000 😀 b')
    )
    assert "a [cuneiform sign a, grinning face] b" in text_of(path, 0).replace("\n", " ")
    assert ua_failures(path) == []


class _Ear(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.heard.append(self.path)  # type: ignore[attr-defined]
        self.send_response(404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_a_hostile_page_reaches_neither_network_nor_files(by_browser: PdfMaker, tmp_path: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Ear)
    server.heard = []  # type: ignore[attr-defined]
    Thread(target=partial(server.serve_forever, 0.05), daemon=True).start()
    (tmp_path / "words.txt").write_text("a secret word")
    far, near = f"http://127.0.0.1:{server.server_port}", tmp_path.as_uri()
    page = f"""<!DOCTYPE html><html lang="en"><head><title>T</title>
    <meta http-equiv="refresh" content="0;url={far}/refresh"><link rel="stylesheet" href="{far}/style.css">
    <link rel="prefetch" href="{far}/prefetch"><link rel="preconnect" href="{far}">
    <style>@import "{far}/import.css"; p {{ background: url({far}/background.png) }}</style></head><h1>T</h1>
    <p>x</p><img alt="x" src="{far}/picture.png"><img alt="x" src="{near}/words.txt"><iframe src="{near}/words.txt"></iframe>
    <object data="{near}/words.txt"></object><script>document.title = "{far}"; fetch("{far}/script")</script></html>"""
    try:
        data = by_browser(page)
    finally:
        server.shutdown()
        server.server_close()
    assert server.heard == []  # type: ignore[attr-defined]
    (tmp_path / "page.pdf").write_bytes(data)
    assert "secret" not in text_of(tmp_path / "page.pdf", 0)


def _objects(pdf: pypdf.PdfReader) -> Iterator[Any]:
    for number in range(1, int(str(pdf.trailer["/Size"]))):
        yield pdf.get_object(number)
