"""Nothing is fetched: texts stay texts, and templates of one's own reach no network and no file outside their folder."""

import json
import os
import re
import shutil
import struct
import threading
import zlib
from collections.abc import Iterator
from dataclasses import fields, replace
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, Self

import pypdf
import pytest
import weasyprint

from ccg_toolkit.away_day import build_pack
from ccg_toolkit.outputs import TemplateProblem, render, render_page, summary
from ccg_toolkit.report import Assessment, Edition, Setting, build_view
from ccg_toolkit.sources import Record
from ccg_toolkit.toolkit import Inputs, assess, load
from tests.slow import few

from .conftest import ROOT, assessed

SMALL = ROOT / "tests" / "fixtures" / "small"
MARK = "Planted words 7f3a"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PICTURE = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 3, 3, 8, 2, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(3 * (b"\x00" + 3 * b"\xff\x00\x00")))
    + chunk(b"IEND", b"")
)
"""Nine red points as PNG."""


class Trap:
    """A listening server and files outside the framework: what a report must neither ask for nor hold."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(MARK.encode())

            def log_message(self, *_arguments: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.http = f"http://127.0.0.1:{self.server.server_port}"
        folder.mkdir()
        (folder / "words.txt").write_text(MARK)
        (folder / "style.css").write_text(f'h1::after {{ content: "{MARK}" }}')
        (folder / "drawing.svg").write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="20"><text id="x" y="15">{MARK}</text></svg>'
        )
        (folder / "picture.png").write_bytes(PICTURE)
        self.files = folder.as_uri()
        self.words = folder / "words.txt"

    def __enter__(self) -> Self:
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[Trap]:
    with Trap(tmp_path / "outside") as set_up:
        yield set_up


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A framework folder with room for templates, and a section that can be shadowed."""
    shutil.copytree(SMALL, tmp_path / "own")
    (tmp_path / "own" / "templates" / "sections").mkdir(parents=True)
    return tmp_path / "own"


def rendered(folder: Path, suffix: str = ".html") -> bytes:
    assessment = assessed(folder / "answers.yaml")
    return render(suffix, assessment, build_view(assessment))


def held_by(pdf: bytes) -> str:
    """Give all that a PDF holds: the text of its pages and every stream and string, unpacked."""
    reader = pypdf.PdfReader(BytesIO(pdf))
    found = [page.extract_text() for page in reader.pages]
    size: Any = reader.trailer["/Size"]
    for number in range(1, size):
        item: Any = reader.get_object(number)
        found.append(str(item))
        if isinstance(item, pypdf.generic.StreamObject):
            found.append(item.get_data().decode("latin-1"))
    assert len(found) > 100
    return "\n".join(found)


class Markup(HTMLParser):
    """Collect the elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - the parser's own
        self.elements.append(
            (tag, [(name, value if name in {"href", "src", "style"} else "") for name, value in attrs])
        )

    def handle_data(self, data: str) -> None:  # noqa: D102 - the parser's own
        self.text += data


TEXTS = {
    *("title", "name", "meaning", "purpose", "statement", "levels", "evidence", "prompts", "idea", "citation", "what"),
    *("success_measure", "steps", "comment", "because", "organisation", "assessed_by", "shows_as", "source"),
    *("about", "how", "speaks", "papers", "rules", "text", "lead", "unrated", "words"),
}
"""Fields of answers and frameworks that hold free text."""


def with_texts(value: Any, hostile: str, *, within: bool = False) -> Any:
    """Put a text at the end of every free text of a record and of those in it."""
    match value:
        case Record():
            names = type(value).model_fields
            return value.model_copy(
                update={name: with_texts(getattr(value, name), hostile, within=name in TEXTS) for name in names}
            )
        case dict():
            return {key: with_texts(item, hostile, within=within) for key, item in value.items()}
        case tuple():
            return tuple(with_texts(item, hostile, within=within) for item in value)
        case str() if within:
            return f"{value} {hostile}"
        case _:
            return value


def everywhere(hostile: str) -> Assessment:
    """Assess the small framework with a text at the end of every free text of it and of its answers."""
    sound = assessed(SMALL / "answers.yaml")
    framework, answers = sound.framework, with_texts(sound.answers, hostile)
    answers.plan.owners["Secretary"] = hostile
    texts = {field.name: with_texts(getattr(framework.texts, field.name), hostile) for field in fields(framework.texts)}
    filled = replace(
        framework,
        cover=with_texts(framework.cover, hostile),
        domains=with_texts(framework.domains, hostile),
        texts=replace(framework.texts, **texts),
    )
    return assess(Inputs(answers=answers, framework=filled), version="0")


HOSTILE = [
    '<img src="{http}/a.png" onerror=alert(1)><script src={http}/b></script><a href="javascript:alert(1)">x</a>',
    '</style></title></svg><link rel="attachment" href="{files}/words.txt"><iframe src=//127.0.0.1:{port}/d>',
    "'\"><object data='{files}/drawing.svg'></object> url({http}/e.png) @import '{files}/style.css';",
    "{http}/f javascript:alert(1) file:///etc/passwd data:text/html,<b>x</b> //127.0.0.1:{port}/g [a]({http}/h)",
    "{{% include '/etc/passwd' %}}{{{{ asset('../answers.yaml') }}}} [link={files}/words.txt]x[/link] [/] :boom:",
]


@pytest.mark.parametrize("hostile", few(HOSTILE, keep=2))
def test_hostile_texts_stay_texts_wherever_they_stand(hostile: str) -> None:
    hostile = hostile.format(http="http://127.0.0.1:9", files="file:///tmp", port=9)
    harmless = everywhere(("Harmless words, " * 20)[: len(hostile)])
    before = Markup(render(".html", harmless, build_view(harmless)).decode())
    assessment = everywhere(hostile)
    view = build_view(assessment)
    after = Markup(render(".html", assessment, view).decode())
    assert after.elements == before.elements
    assert after.text.count(hostile) > 30
    assert summary(view).count(hostile.split()[0]) > 5


@pytest.mark.parametrize("hostile", few(HOSTILE, keep=2))
def test_hostile_texts_stay_texts_in_the_pack(hostile: str) -> None:
    hostile = hostile.format(http="http://127.0.0.1:9", files="file:///tmp", port=9)
    before, after = (
        Markup(render_page(".html", build_pack(everywhere(text)), ()).decode())
        for text in (("Harmless words, " * 20)[: len(hostile)], hostile)
    )
    assert after.elements == before.elements
    assert after.text.count(hostile) > 90


@pytest.mark.wide
@pytest.mark.parametrize(
    ("edition", "sound"), [(Edition.BOARD, {"inside"}), (Edition.FULL, {"inside", "https://example.org/study"})]
)
def test_hostile_texts_make_a_pdf_neither_fetch_nor_link(trap: Trap, edition: Edition, sound: set[str]) -> None:
    hostile = f"{HOSTILE[0]} {HOSTILE[1]}"
    assessment = everywhere(hostile.format(http=trap.http, files=trap.files, port=trap.server.server_port))
    pdf = render(".pdf", assessment, build_view(assessment), Setting(edition=edition))
    links = {
        str(note.get_object().get("/A", {}).get("/URI", "inside"))
        for found in pypdf.PdfReader(BytesIO(pdf)).pages
        for note in found.get("/Annots", [])
    }
    assert links == sound
    assert MARK not in held_by(pdf)
    assert trap.asked == []


ATTEMPTS = """
<img src="{http}/img.png" alt="a"><img src="{files}/picture.png" alt="b"><img srcset="{http}/srcset.png 1x" alt="c">
<link rel="stylesheet" href="{http}/link.css"><link rel="stylesheet" href="{files}/style.css">
<link rel="attachment" href="{files}/words.txt"><a rel="attachment" href="{files}/words.txt">d</a>
<link rel="attachment" href="{http}/attachment">
<object data="{http}/object.svg"></object><embed src="{http}/embed.svg"><iframe src="{http}/iframe"></iframe>
<object data="{files}/drawing.svg"></object><input type="image" src="{http}/input.png" alt="e">
<video poster="{http}/poster.png"></video><img src="//127.0.0.1:{port}/bare.png" alt="f">
<svg role="img" width="99" height="99"><title>g</title><image href="{http}/svg.png" width="9" height="9"/>
<image xlink:href="{files}/picture.png" width="9" height="9"/><use href="{files}/drawing.svg#x"/>
<use href="{http}/use.svg#x"/></svg>
<img alt="h" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Cimage href='{http}/nested.png' width='9' height='9'/%3E%3C/svg%3E">
<img alt="i" src="data:image/svg+xml,%3C!DOCTYPE svg [%3C!ENTITY e SYSTEM '{files}/words.txt'%3E]%3E%3Csvg xmlns='http://www.w3.org/2000/svg' width='99' height='9'%3E%3Ctext y='9'%3E%26e;%3C/text%3E%3C/svg%3E">
<img alt="j" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' xmlns:xi='http://www.w3.org/2001/XInclude' width='99' height='9'%3E%3Ctext y='9'%3E%3Cxi:include parse='text' href='{files}/words.txt'/%3E%3C/text%3E%3C/svg%3E">
<link rel="stylesheet" href="data:text/css,@import url({http}/nested.css)">
<p class="odd" data-from="{files}/words.txt">k</p>
"""
STYLES = """
@import "{http}/import.css"; @import url({files}/style.css);
@font-face {{ font-family: Far; src: url({http}/font.ttf) }} @font-face {{ font-family: Near; src: local("DejaVu Serif") }}
.odd {{ background: url({http}/background.png); list-style-image: url({http}/list.png); font-family: Far, Near }}
.odd::before {{ content: url({http}/content.png); border-image: url({http}/border.png) 1 }}
.odd::after {{ content: attr(data-from url) }}
@page {{ background-image: url({http}/page.png) }}
"""


def try_everything(folder: Path, trap: Trap) -> None:
    values = {"http": trap.http, "files": trap.files, "port": trap.server.server_port}
    (folder / "templates" / "report.html.j2").write_text(
        '{% extends "built-in/report.html.j2" %}{% block style %}</style><style>'
        + STYLES.format_map(values)
        + "{% endblock %}{% block sources %}"
        + ATTEMPTS.format_map(values)
        + "{% endblock %}"
    )


@pytest.mark.wide
def test_templates_of_ones_own_fetch_nothing(own: Path, trap: Trap) -> None:
    try_everything(own, trap)
    pdf = rendered(own, ".pdf")
    held = held_by(pdf)
    assert trap.asked == []
    assert MARK not in held
    assert "/EmbeddedFile" not in held
    assert "'/Subtype': '/Image'" not in held
    assert "DejaVu-Serif" not in held


@pytest.mark.wide
def test_the_same_templates_would_fetch_without_the_guard(own: Path, trap: Trap) -> None:
    try_everything(own, trap)
    held = held_by(weasyprint.HTML(string=rendered(own).decode()).write_pdf())
    assert len(set(trap.asked)) >= 10, trap.asked
    assert MARK in held
    assert "/EmbeddedFile" in held
    assert "'/Subtype': '/Image'" in held


def test_every_page_tells_browsers_to_load_and_run_nothing(own: Path) -> None:
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
    (own / "templates" / "report.html.j2").write_text(
        '<!doctype html>\n<html lang="en"><head><script src="http://127.0.0.1/x.js"></script><title>x</title></head></html>'
    )
    for page in (rendered(SMALL).decode(), rendered(own).decode()):
        assert re.match(
            rf"<!doctype html>\s*<html [^<>]*><head>\s*<meta [^<>]*{policy}", page.replace("\n", ""), re.IGNORECASE
        )


@pytest.mark.parametrize("page", ["<p>x</p>", "<!doctype html><!-- <head> --><html lang='en'><head>", "<head>"])
def test_a_page_that_begins_otherwise_is_refused(own: Path, page: str) -> None:
    (own / "templates" / "report.html.j2").write_text(page)
    with pytest.raises(TemplateProblem, match=r"report.html.j2: a page has to begin with <!DOCTYPE html>"):
        rendered(own)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% include '/etc/passwd' %}", "there is no template '/etc/passwd'"),
        ("{% include '../answers.yaml' %}", "there is no template '../answers.yaml'"),
        ("{% include 'sections/../../answers.yaml' %}", "there is no template"),
        ("{% extends 'built-in/../framework.yaml' %}", "there is no template"),
        ("{% from '../answers.yaml' import x %}", "there is no template"),
        ("{{ stylesheet('../answers.yaml') }}", "there is no template"),
        ("{{ asset('../answers.yaml') }}", "leads out of the folder of templates"),
        ("{{ asset('nowhere.png') }}", "there is no file 'nowhere.png'"),
        ("{{ asset('sections') }}", "there is no file 'sections'"),
        ("{{ asset('report.html.j2') }}", "no picture or font that a page can carry"),
        ("{{ asset('a\\x00.png') }}", "there is no file"),
        ("{{ asset.__globals__ }}", "unsafe"),
        ("{{ view.__class__.__base__.__subclasses__() }}", "unsafe"),
        ("{{ view|attr('__class__') }}", "no attribute|unsafe"),
        ("{{ '{0.__class__.__init__.__globals__}'.format(view) }}", "unsafe"),
        ("{{ lipsum.__globals__['os'].popen('id').read() }}", "unsafe"),
        ("{{ self._TemplateReference__context }}", "unsafe"),
        ("{{ cycler.__init__.__globals__ }}", "unsafe"),
        ("{{ (view.bands|list).append(1) and view.notes.append(1) }}", "no attribute|not safely callable|unsafe"),
        ("{% for i in range(999999) %}{% endfor %}", "Range too big"),
        ("{% include 'report.html.j2' %}", "recursion"),
        ("{{ view.nothing }}", "no attribute 'nothing'"),
    ],
)
def test_templates_reach_neither_files_elsewhere_nor_python(own: Path, template: str, message: str) -> None:
    (own / "templates" / "report.html.j2").write_text(f"<p>\n{template}")
    with pytest.raises(TemplateProblem, match=message) as refused:
        rendered(own)
    assert re.search(r"own/templates/report\.html\.j2:\d+: ", str(refused.value))


def test_a_fault_that_shows_in_a_built_in_template_is_not_called_ours(own: Path) -> None:
    (own / "templates" / "macros.html.j2").write_text("{% macro other() %}{% endmacro %}")
    with pytest.raises(TemplateProblem, match=r"\.html\.j2:\d+: this template cannot be used"):
        rendered(own)


@pytest.mark.parametrize(
    "name", ["report.html.j2", "sections/sources.html.j2", "style.css.j2", "fonts/toolkit-sans-Bold.ttf"]
)
def test_a_link_that_leads_out_of_the_templates_is_refused(own: Path, trap: Trap, name: str) -> None:
    path = own / "templates" / name
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(trap.words)
    with pytest.raises(
        TemplateProblem, match=r"own/templates/.*: this is a link that leads out of .*templates, and is"
    ):
        rendered(own)


def test_a_folder_of_templates_that_is_a_link_to_elsewhere_is_refused(own: Path, tmp_path: Path) -> None:
    shutil.rmtree(own / "templates")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "report.html.j2").write_text(MARK)
    (own / "templates").symlink_to("../elsewhere")
    with pytest.raises(TemplateProblem, match="a link that leads out"):
        rendered(own)


def test_a_link_within_the_templates_is_followed_and_so_is_one_to_the_framework(own: Path, tmp_path: Path) -> None:
    (own / "templates" / "note.html").write_text("Our own words")
    (own / "templates" / "sections" / "sources.html.j2").symlink_to("../note.html")
    (tmp_path / "linked").symlink_to("own")
    assert "Our own words" in rendered(tmp_path / "linked").decode()


def test_templates_that_are_no_texts_are_refused_in_words(own: Path) -> None:
    section = own / "templates" / "sections" / "sources.html.j2"
    section.write_bytes("Größe".encode("cp1252"))
    with pytest.raises(TemplateProblem, match=r"sources.html.j2: this template is not in UTF-8"):
        rendered(own)
    section.write_bytes(b"x" * 5_000_001)
    with pytest.raises(TemplateProblem, match=r"sources.html.j2: this file is larger than 5 MB"):
        rendered(own)
    section.unlink()
    os.mkfifo(section)  # never opened, so it cannot hold the program up; the built-in one stands in
    assert "Made with ccg-toolkit" in rendered(own).decode()


def test_assets_are_pictures_and_fonts_of_a_sensible_size(own: Path) -> None:
    (own / "templates" / "sections" / "sources.html.j2").write_text('<img alt="x" src="{{ asset("logo.png") }}">')
    logo = own / "templates" / "logo.png"
    logo.write_bytes(PICTURE)
    assert 'src="data:image/png;base64,' in rendered(own).decode()
    logo.write_bytes(b"\x89PNG" + b"x" * 5_000_000)
    with pytest.raises(TemplateProblem, match=r"logo.png: this file is larger than 5 MB"):
        rendered(own)


@pytest.mark.parametrize(
    "link",
    [
        *("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//example.org", "ftp://example.org"),
        *(
            "JavaScript:alert(1)",
            "https:javascript:alert(1)",
            "https://example.org/ onclick=x",
            "https://a/'><b>",
            "10.1/x",
        ),
    ],
)
def test_a_framework_links_to_the_web_only(own: Path, link: str) -> None:
    path = own / "domains" / "voices.yaml"
    sound = path.read_text()
    path.write_text(sound.replace("link: https://example.org/study", f"link: {json.dumps(link)}"))
    assert path.read_text() != sound
    loaded = load(own / "answers.yaml")
    assert loaded.inputs is None
    assert any("link" in problem.message for problem in loaded.problems), loaded.problems
