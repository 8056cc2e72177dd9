"""Text shows as text everywhere, in any script; what no font can draw is named, the same on every machine."""

import base64
import html
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import outloud
import page as checks
import pypdf
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from ccg_toolkit.outputs import framework_text, render, summary
from ccg_toolkit.outputs.pdf import pdf_from
from ccg_toolkit.report import Assessment, build_view
from ccg_toolkit.toolkit import Inputs, assess, load
from tests.slow import few

from .conftest import ROOT, assessed

SMALL = ROOT / "tests" / "fixtures" / "small"
FONT = ROOT / "templates" / "fonts" / "toolkit-sans-Regular.ttf"
NAMES = "Łukasz Żółć, Siân Ŵyn-ẁẃẅŷ, Đặng Văn Ngữ, Ελένη Παπαδοπούλου, Наталія Ґудзь, Þór Ægisson, Şükrü Ğ, Zoë"


def with_text(text: str) -> Assessment:
    """Assess the small framework with a text as the name of the organisation, as a title and as a comment."""
    sound = assessed(SMALL / "answers.yaml")
    framework, answers = sound.framework, sound.answers
    first, *others = framework.domains
    told = answers.answers["voices"]["rehearsals"].model_copy(update={"comment": text})
    answers = answers.model_copy(
        update={"organisation": text, "answers": answers.answers | {"voices": {"rehearsals": told}}}
    )
    domains = (first.model_copy(update={"title": text}), *others)
    return assess(Inputs(answers=answers, framework=replace(framework, domains=domains)), version="0")


def text_of(pdf: bytes) -> str:
    """Give the text of a PDF, in one line."""
    return " ".join(" ".join(found.extract_text() for found in pypdf.PdfReader(BytesIO(pdf)).pages).split())


def page_with(*texts: str) -> str:
    """Make a page with the font of the report and a paragraph for each text."""
    font = base64.b64encode(FONT.read_bytes()).decode()
    face = f'@font-face {{ font-family: "Toolkit Sans"; src: url("data:font/ttf;base64,{font}") }}'
    paragraphs = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    style = f'<style>{face} html {{ font-family: "Toolkit Sans" }}</style>'
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>T</title>{style}</head><body><h1>H</h1>{paragraphs}</body></html>'
    )


def drawn(*texts: str) -> dict[str, str]:
    """Draw texts on paper, and read each back. One page holds all, for most of the time goes into reading its font."""
    page = page_with(*(f"Text {number}: {text}" for number, text in enumerate(texts)))
    found = re.split(r" Text \d+: ", text_of(pdf_from(page)).replace("\u200b", ""))
    return dict(zip(texts, found[1:], strict=True))


def take_fonts_away(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """Take the fonts of the machine away; those that lie in the folder given back are there."""
    fonts = folder / "fonts"
    fonts.mkdir()
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"<dir>{fonts}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>"
    )
    patch.setenv("FONTCONFIG_FILE", str(path))
    return fonts


@pytest.fixture
def no_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return take_fonts_away(tmp_path, monkeypatch)


TYPED = [
    "<b>bold</b> <script>alert(1)</script> &amp; &lt;i&gt; &#128512; <!-- x --> ]]>",
    "[bold]x[/bold] [/] [link=https://example.org]y[/link] [red] \\[z] :smile: :warning:",
    "{{ 7 * 7 }} {% raw %} {# c #} ${x} %(y)s {0} `z` **b** _i_ #h",
    "C:\\new\\table \\u0041 \\x1b[31m 'quotes' \"double\" \u2018curly\u2019",
    NAMES,
]


@pytest.fixture(scope="module")
def typed_on_paper() -> dict[str, str]:
    return drawn(*TYPED)


@pytest.mark.parametrize("text", TYPED)
def test_text_shows_as_it_was_typed(text: str, typed_on_paper: dict[str, str]) -> None:
    assessment = with_text(text)
    view = build_view(assessment)
    page = render(".html", assessment, view).decode()
    body = html.unescape(re.sub(r"<[^>]*>", "", page[page.index("<body>") :]))
    assert body.count(text) >= 3
    assert text in " ".join(summary(view).split())
    assert text in " ".join((framework_text(assessment.framework, "voices") or "").split())
    assert typed_on_paper[text] == text


@pytest.mark.parametrize(
    "text", few(["مجموعة الأطباء في الشمال", "קבוצה", "ჯანდაცვა", "😀 👩‍⚕️ 🇬🇧", "x" * 2000, "e\u0301" * 700], keep=2)
)
def test_any_script_and_any_word_reaches_page_and_terminal(text: str) -> None:
    assessment = with_text(text)
    view = build_view(assessment)
    assert render(".html", assessment, view).decode().count(text) >= 3
    assert "".join(text.split()) in "".join(summary(view).split())


@pytest.mark.parametrize("character", ["\x1b", "\x07", "\x7f", "\x9b", "\u202e", "\u2066", "\ud800"])
@pytest.mark.parametrize(
    ("name", "text"), [("answers.yaml", "The committee"), ("domains/voices.yaml", "Warm up together")]
)
def test_what_a_terminal_would_obey_never_comes_in(tmp_path: Path, name: str, text: str, character: str) -> None:
    for path in [*SMALL.glob("*.yaml"), *SMALL.glob("*/*.yaml")]:
        copy = tmp_path / path.relative_to(SMALL)
        copy.parent.mkdir(exist_ok=True)
        escape = f"\\u{ord(character):04x}"
        typed = (
            path.read_text().replace(text, f'"{text}{escape}"') if path.relative_to(SMALL).as_posix() == name else ""
        )
        copy.write_text(typed or path.read_text())
    assert escape in (tmp_path / name).read_text()
    loaded = load(tmp_path / "answers.yaml")
    assert loaded.inputs is None
    assert any(f"U+{ord(character):04X}" in problem.message for problem in loaded.problems)
    assert character not in "".join(problem.message + problem.hint for problem in loaded.problems)


NAMED = {
    "Good 😀 day": "Good [grinning face] day",
    "👩‍⚕️ and 👍🏽": "[woman, staff of aesculapius] and [thumbs up sign]",
    "😀" * 2000: "[2,000 characters, the first: grinning face]",
    "😀 😀 😀 😀": "[4 characters, the first: grinning face]",
    "✅ done": "[white heavy check mark] done",
    "a\ue000b\U000e0fffc": "a[U+E000]b[U+E0FFF]c",
    "x😀" * 12: "x[grinning face]" * 10 + "x…x…",
    "❤ ☺ ✓ ☑ → ½ № ₹": "❤ ☺ ✓ ☑ → ½ № ₹",
    "<😀> & 'x'": "<[grinning face]> & 'x'",
    "مرحبا": "[5 characters, the first: arabic letter meem]",
    "漢": "[cjk unified ideograph-6f22]",
    "e\u0301": "é",
}


@pytest.fixture(scope="module")
def named_on_paper(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    with pytest.MonkeyPatch.context() as patch:
        take_fonts_away(tmp_path_factory.mktemp("named"), patch)
        return drawn(*NAMED)


@pytest.mark.parametrize("typed", NAMED)
def test_what_no_font_can_draw_is_named(named_on_paper: dict[str, str], typed: str) -> None:
    assert named_on_paper[typed] == NAMED[typed]


@pytest.mark.wide
def test_symbols_are_named_and_names_drawn_alike_on_every_machine(request: pytest.FixtureRequest) -> None:
    assessment = with_text(f"{NAMES} 😀 ✅ ❤ 🇬🇧 → ½")
    with_fonts = render(".pdf", assessment, build_view(assessment))
    request.getfixturevalue("no_fonts")
    assert render(".pdf", assessment, build_view(assessment)) == with_fonts
    assert NAMES in text_of(with_fonts)


def test_letters_are_drawn_with_a_font_of_the_machine_where_there_is_one(no_fonts: Path) -> None:
    font = TTFont(FONT)
    for table in font["cmap"].tables:
        table.cmap = {0x20: "space", 0x645: "A", 0x631: "B"}  # a font of the machine that knows two Arabic letters
    for record in font["name"].names:
        record.string = "Planted Sans"
    font.save(no_fonts / "planted.ttf")
    pdf = pdf_from(page_with("مر"))
    assert "[" not in text_of(pdf)
    resources: Any = pypdf.PdfReader(BytesIO(pdf)).pages[0]["/Resources"]
    assert any("Planted" in str(font["/BaseFont"]) for font in resources["/Font"].values())


@pytest.mark.wide
def test_a_report_of_hard_texts_passes_the_automated_pdf_ua_checks(no_fonts: Path) -> None:
    text = f"{NAMES} 😀 مرحبا {'W' * 300} a\u00adb c\u200dd ‱"
    assessment = with_text(text)
    path = no_fonts.parent / "hard.pdf"
    path.write_bytes(render(".pdf", assessment, build_view(assessment)))
    report = checks.validate_pdf(path, profile=checks.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    assert "W" * 300 in text_of(path.read_bytes()).replace(" ", "").replace("\u200b", "")
    assert not [found for found in outloud.check(str(path)).findings if "notdef" in found.message.lower()]


@pytest.mark.wide
def test_a_machine_without_fonts_makes_no_noise(no_fonts: Path, tmp_path: Path) -> None:
    program = f"from ccg_toolkit.outputs.pdf import pdf_from; pdf_from(open({str(tmp_path / 'p.html')!r}).read())"
    (tmp_path / "p.html").write_text(page_with("Plain words, مر, 😀"))
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ}, capture_output=True, text=True, check=True
    )
    assert no_fonts.is_dir()
    assert (done.stdout, done.stderr) == ("", "")


def test_long_words_break_and_lose_nothing() -> None:
    words = (
        "https://example.org/" + "a/b?c=d&e;" * 20,
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "word\u00a0" * 100,
        "&<>'\"" * 40,
    )
    on_paper = drawn(*words)
    assert len(on_paper) == len(words)
    for typed, shown in on_paper.items():
        assert shown.replace(" ", "").replace("\u00a0", "") == typed.replace("\u00a0", "")


def test_words_of_usual_length_are_kept_whole() -> None:
    words = "Rechtsschutzversicherungsgesellschaften organisation Llanfairpwllgwyngyll"
    assert drawn(words) == {words: words}


def test_letters_that_no_font_here_has_are_told_of(no_fonts: Path, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("{organisation: 健康会, assessed_on: 2014-03-14, framework: ., answers: {}}", encoding="utf-8")
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True, ignore=lambda _folder, _names: ["answers.yaml"])
    done = subprocess.run(
        [sys.executable, "-m", "ccg_toolkit", "assess", str(path), "-o", str(tmp_path / "r.pdf")],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert no_fonts.is_dir()
    assert done.stderr == (
        "ccg-toolkit: warning: no font here has 3 letters of these texts, such as 会; the PDF names them in brackets.\n"
        "    Install a font that has them, and make it anew; or print the page for the browser where such a font is.\n"
    )
