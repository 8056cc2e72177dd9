"""`pack`: the file it writes, under which name, what stops it, and that it speaks in the nouns of the framework."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run

SMALL = ROOT / "tests" / "fixtures" / "small"
BRIEF = "organisation: A\nassessed_on: 2014-03-14\nanswers:\n  contract:\n    definition: 1\n"
MANIFESTO = """\
membership: "Choirs & <b>soloists</b> {{ 7 * 7 }}"
manifesto:
  organisation_offers: ["<script>alert(1)</script>"]
  members_want:
    - {text: "Halls <i>warm</i> & dry", owner: "[link=file:///etc/passwd]Ann[/link]"}
"""


class Reader(HTMLParser):
    """Collect the text, the elements and the links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: set[str] = set()
        self.ids: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - the parser's own
        found = dict(attrs)
        self.tags.add(tag)
        self.links |= {str(found[name]) for name in ("href", "src") if name in found}
        self.ids |= {str(found["id"])} if "id" in found else set()

    def handle_data(self, data: str) -> None:  # noqa: D102 - the parser's own
        self.text += data


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(BRIEF, encoding="utf-8")
    return path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small framework, with hostile texts in its manifesto too."""
    shutil.copytree(SMALL, tmp_path / "small")
    path = tmp_path / "small" / "answers.yaml"
    path.write_text(MANIFESTO + path.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def page_of(run: Run, answers: Path) -> Reader:
    done = run("pack", str(answers), "--length", "day", "-o", "pack.html")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Written: pack.html\n", "")
    page = (answers.parents[1] / "pack.html").read_text(encoding="utf-8")
    return Reader(re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL))


@pytest.mark.wide
def test_without_o_it_writes_a_pdf_named_after_the_answers(run: Run, brief: Path, tmp_path: Path) -> None:
    done = run("pack", brief.name)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Written: answers-pack.pdf (by WeasyPrint)\n", "")
    assert (tmp_path / "answers-pack.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers-pack.pdf", "answers.yaml"]


@pytest.mark.wide
def test_without_pango_and_browser_it_writes_the_page(run_alone: Run, brief: Path, tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library')", encoding="utf-8")
    path = f"{tmp_path}:{ROOT / 'src'}"
    done = run_alone("pack", brief.name, PYTHONPATH=path, PATH="")
    assert (done.returncode, done.stdout) == (0, "Written: answers-pack.html\n")
    assert "As Pango is missing, and no Edge, Chrome or Chromium is installed, the report is" in done.stderr
    assert run_alone("pack", brief.name, "-o", "p.pdf", PYTHONPATH=path, PATH="").returncode == 74


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["-o", "pack.docx"], 2, "no report can be written with this ending"),
        (["-o", "a.html", "-o", "./a.html"], 2, "is named twice"),
        (["-o", "nowhere/pack.html"], 74, "nowhere"),
        (["--framework", "nowhere"], 74, "nowhere"),
        (["-o", "pack.html", "--slides", "./pack.html"], 2, "is named twice"),
        (["--slides", "slides.xlsx"], 2, "no report can be written with this ending"),
        (["--people", "7"], 2, "--people"),
        (["--people", "61"], 2, "--people"),
        (["--start", "9 am"], 2, "--start: '9 am' is not a time"),
        (["--start", "24:00"], 2, "--start: '24:00' is not a time"),
        (["--length", "4h"], 2, "--length: '4h' is neither 3h nor day"),
    ],
)
def test_what_cannot_be_done_is_refused(run: Run, brief: Path, arguments: list[str], status: int, told: str) -> None:
    done = run("pack", brief.name, *arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert told in done.stderr
    assert [path.name for path in brief.parent.iterdir()] == ["answers.yaml"]


def test_people_start_and_length_are_asked_for_or_stand_in_the_answers(run: Run, brief: Path, tmp_path: Path) -> None:
    def people_and_times(*asked: str) -> str:
        assert run("pack", brief.name, *asked, "-o", "p.html").returncode == 0
        text = Reader((tmp_path / "p.html").read_text(encoding="utf-8")).text
        [from_to, people] = re.findall(r"(?:From, to|For)\s+([^\n]+)\n", text)[:2]
        return f"{people}; {from_to}"

    assert people_and_times().startswith("30 people at five tables of 6; 09:30 to ")
    about = "away_day: {people: 24, starts: 9:05, length: day}\n"
    brief.write_text(about + BRIEF, encoding="utf-8")
    assert people_and_times().startswith("24 people at four tables of 6; 09:05 to ")
    assert people_and_times("--people", "13", "--start", "13:00").startswith(
        "13 people at three tables of 4 or 5; 13:00"
    )


def test_the_record_is_read_wherever_answers_are_and_is_never_replaced(run: Run, brief: Path, tmp_path: Path) -> None:
    done = run("pack", brief.name, "-o", "record.xlsx", "-o", "pack.html")
    assert (done.returncode, done.stdout) == (0, "Written: record.xlsx\nWritten: pack.html\n")
    assert run("assess", "record.xlsx", "-o", "report.json").returncode == 0
    assert run("pack", brief.name, "-o", "record.xlsx").returncode == 0, "the same again is no other"
    before = (tmp_path / "record.xlsx").read_bytes()
    brief.write_text(BRIEF.replace("definition: 1", "definition: 2"), encoding="utf-8")
    refused = run("pack", brief.name, "-o", "record.xlsx")
    assert (refused.returncode, (tmp_path / "record.xlsx").read_bytes()) == (73, before)
    assert "already there" in refused.stderr


def test_slides_are_written_beside_the_pack(run: Run, brief: Path, tmp_path: Path) -> None:
    done = run("pack", brief.name, "-o", "pack.html", "--slides", "slides.html")
    assert (done.returncode, done.stdout) == (0, "Written: pack.html\nWritten: slides.html\n")
    assert "What we said of ourselves on 14 March 2014" in (tmp_path / "slides.html").read_text(encoding="utf-8")


def test_dots_on_what_the_framework_does_not_have_are_an_error(run: Run, brief: Path) -> None:
    brief.write_text("away_day: {votes_of_members: {contract.definitoin: 3}}\n" + BRIEF, encoding="utf-8")
    done = run("check", brief.name)
    assert "votes_of_members: there is no criterion 'contract.definitoin'" in done.stdout + done.stderr
    assert "contract.definition" in done.stdout + done.stderr


def test_wrong_answers_end_with_their_problems(run: Run, brief: Path, tmp_path: Path) -> None:
    brief.write_text("manifesto: {members_want: [{text: Time, met_by: time}]}\n" + BRIEF, encoding="utf-8")
    done = run("pack", brief.name)
    assert (done.returncode, done.stdout) == (65, "")
    assert "answers.yaml:1:41: met_by: organisation_offers has no offer 'time'" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["answers.yaml"]


def test_texts_from_the_answers_show_as_text(run: Run, small: Path) -> None:
    page = page_of(run, small)
    for typed in (
        "Choirs & <b>soloists</b> {{ 7 * 7 }}",
        "<script>alert(1)</script>",
        "Halls <i>warm</i> & dry",
        "[link=file:///etc/passwd]Ann[/link]",
        "League <b>of</b> & Choirs [bold]x[/bold] {{ 7 * 7 }}",
    ):
        assert typed in page.text
    assert not {"b", "i", "script"} & page.tags


def test_every_link_leads_inside(run: Run, small: Path) -> None:
    page = page_of(run, small)
    assert {link for link in page.links if not link.startswith("#")} == set()
    assert {link[1:] for link in page.links} <= page.ids


def test_the_nouns_of_the_framework_speak(run: Run, small: Path) -> None:
    text = page_of(run, small).text
    for told in ("Chair of the committee", "Dots of choirs", "Dots of trustees", "Wanted by the league"):
        assert told in text
    for foreign in ("CCG", "practice", "governing body"):
        assert foreign not in re.sub("good practice", "", text, flags=re.IGNORECASE), foreign


def test_a_section_of_the_pack_can_be_shadowed(run: Run, small: Path) -> None:
    sections = small.parent / "templates" / "sections" / "pack"
    sections.mkdir(parents=True)
    (sections / "rules.html.j2").write_text("<p>Our own rules.</p>", encoding="utf-8")
    page = page_of(run, small)
    assert "Our own rules." in page.text
    assert "Guess before you look" in page.text
