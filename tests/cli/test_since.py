"""What moved since an earlier assessment, in each output of the one that follows; examples/again is the example."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from ccg_toolkit.away_day import build_pack
from ccg_toolkit.outputs import render, render_page, result_json, summary
from ccg_toolkit.past import look_back
from ccg_toolkit.report import Assessment, Edition, Setting, build_view
from ccg_toolkit.sources import as_text
from ccg_toolkit.toolkit import Inputs, assess, follow_up, load

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FIRST, AGAIN = EXAMPLES / "answers.yaml", EXAMPLES / "again" / "answers.yaml"
TRACKER = AGAIN.with_name("plan-2014.xlsx")
MESSAGE = (
    "1.73 \u2192 1.86: nine criteria rose, two fell; what is now known takes off 0.06 and what is no longer known or no longer "
    "applies takes off 0.06."
)

Run = Callable[..., subprocess.CompletedProcess[str]]


def inputs_of(answers: Path = AGAIN, tracker: Path | None = TRACKER) -> Inputs:
    inputs = load(answers).inputs
    assert inputs is not None
    followed = follow_up(inputs, tracker).inputs if tracker else inputs
    assert followed is not None
    return followed


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    found = look_back(inputs_of(), FIRST)
    assert found.inputs is not None, found.problems
    return assess(found.inputs, version="0")


def refusal(earlier: Path, inputs: Inputs | None = None) -> list[str]:
    found = look_back(inputs or inputs_of(tracker=None), earlier, name=earlier.name, answers="answers.yaml")
    assert found.inputs is None
    return [as_text(problem) for problem in found.problems]


def plain(page: str) -> str:
    """Give the text of a page, a line for each line of its source that holds any."""
    lines = (" ".join(re.sub("<[^>]+>", " ", line).split()) for line in page.splitlines())
    return "\n".join(filter(None, lines)) + "\n"


def section(page: str) -> str:
    parts = re.split(r"(?=<section )", page)
    return "".join(part for part in parts if re.match('<section class="page" aria-labelledby="since', part))


def test_the_section_matches_its_golden_file(assessment: Assessment, golden: Callable[[str, str], None]) -> None:
    page = render(".html", assessment, build_view(assessment)).decode()
    assert 'aria-labelledby="since-criteria"' in section(page)
    golden("since/section.txt", plain(section(page)))


def test_screen_paper_and_result_say_the_same(assessment: Assessment) -> None:
    view = build_view(assessment)
    assert MESSAGE in " ".join(summary(view).split())
    paper = Document(BytesIO(render(".docx", assessment, view)))
    heading = next(at for at, one in enumerate(paper.paragraphs) if one.text == "What moved since 14 March 2014")
    assert paper.paragraphs[heading + 1].text.startswith(MESSAGE)
    parts = next(table for table in paper.tables if table.cell(0, 0).text == "What changed the score")
    assert [cell.text for cell in parts.rows[-1].cells][:3] == ["Overall score on 31 March 2015", "", "1.86"]
    result = json.loads(result_json(assessment))["since"]
    assert (result["from"], result["to"], result["message"]) == ("2014-03-14", "2015-03-31", MESSAGE)
    assert result["then"] + sum(part["value"] for part in result["parts"]) == pytest.approx(result["now"], abs=0.001)


def test_the_pack_begins_with_what_became_of_it(assessment: Assessment) -> None:
    first, second, *_ = build_pack(assessment).day.sessions
    assert (first.title, second.title) == ("Welcome", "What became of it?")
    assert second.subjects[0] == MESSAGE
    assert second.subjects[2:4] == (
        "\u2018Record early views in each paper\u2019 (Governance lead): dropped, and level 3 came.",
        "\u2018Meet people on their ground\u2019 (Communications): done, and level 3 did not come.",
    )
    alone = build_pack(assess(inputs_of(tracker=None), version="0"))
    assert all(session.title != "What became of it?" for session in alone.day.sessions)
    assert "What became of it?" not in " ".join(alone.day.left_out)


def test_nobody_is_named(assessment: Assessment) -> None:
    names = {*load_owners(FIRST), *load_owners(AGAIN)}
    assert len(names) > 10
    page = render(".html", assessment, build_view(assessment)).decode()
    session = " ".join(build_pack(assessment).day.sessions[1].subjects)
    told = [plain(section(page)), session, json.dumps(json.loads(result_json(assessment))["since"])]
    assert [name for name in names for text in told if name in text] == []


def load_owners(answers: Path) -> list[str]:
    inputs = load(answers).inputs
    assert inputs is not None
    return [*inputs.answers.plan.owners.values()]


def test_the_new_plan_asks_about_the_old_one(assessment: Assessment) -> None:
    view = build_view(assessment)
    asked = {found.ref: found.why for found in view.find_out}
    assert asked["involvement.early-influence"] == (
        "Level 3 is there, and \u2018Record early views in each paper\u2019 was not done: what brought it, and will it last?"
    )
    assert "was done, and the level was not raised: did it work?" in asked["public.under-heard"]
    purposes = {action.ref: action.purpose for quarter in view.quarters for action in quarter.actions}
    assert purposes["contract.definition/test-definition"].endswith("The last plan had it too, and it was not done.")
    assert "priority" in purposes["contract.definition/test-definition"].lower()


def test_without_a_tracker_nothing_is_said_of_what_was_done() -> None:
    found = look_back(inputs_of(tracker=None), FIRST)
    assert found.inputs is not None
    view = build_view(assess(found.inputs, version="0"))
    assert view.since is not None
    assert "No tracker was read" in view.since.change.promised
    assert {promise.status for promise in view.since.others} == {"not told"}
    assert all("came-without" not in found.why for found in view.find_out)


def test_a_result_file_of_the_earlier_answers_says_the_same(assessment: Assessment, tmp_path: Path) -> None:
    first = load(FIRST).inputs
    assert first is not None
    path = tmp_path / "2014.json"
    path.write_text(result_json(assess(first, version="0")), encoding="utf-8")
    found = look_back(inputs_of(), path)
    assert found.inputs is not None, found.problems
    assert found.inputs.since is not None
    assert assessment.since is not None
    assert found.inputs.since.parts == assessment.since.parts
    assert found.inputs.since.kept == assessment.since.kept
    titles = {pair.title for pair in found.inputs.since.pairs}
    assert "Visible value of membership" in titles  # of what was dropped, which only the earlier framework has


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "NHS Pennine Vale CCG",
            "NHS Thornmere CCG",
            "this is NHS Thornmere CCG, and answers.yaml is NHS Pennine Vale CCG",
        ),
        (
            "assessed_on: 2014-03-14",
            "assessed_on: 2015-03-31",
            "this was assessed on 2015-03-31, and so was answers.yaml",
        ),
        (
            "assessed_on: 2014-03-14",
            "assessed_on: 2015-12-01",
            "this was assessed on 2015-12-01, after answers.yaml on 2015",
        ),
    ],
)
def test_what_was_not_before_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = tmp_path / "earlier.yaml"
    text = FIRST.read_text(encoding="utf-8").partition("\npaper:")[0]
    path.write_text(text.replace(old, new), encoding="utf-8")
    (refused,) = [one for one in refusal(path) if "warning" not in one.partition("\n")[0]]
    assert refused.startswith(f"earlier.yaml: {says}")
    assert "\n    " in refused


def test_a_file_that_is_no_assessment_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "earlier.json"
    path.write_text('{"schema": "ccg-toolkit/result/2"', encoding="utf-8")
    assert refusal(path)[0].startswith("earlier.json:")


def test_members_are_told_what_came_of_the_last_plan(assessment: Assessment) -> None:
    members = Setting(edition=Edition.MEMBERS)
    text = " ".join(plain(render(".html", assessment, build_view(assessment), members).decode()).split())
    assert (
        "What came of our last plan On 14 March 2014 we planned 16 actions whose results should be there by now. "
        in text
    )
    assert "The result is there for \u2018Settle the definition of membership\u2019, " in text
    assert "and three others. For one we cannot tell." in text
    plainly = assess(inputs_of(tracker=None), version="0")
    assert b"our last plan" not in render(".html", plainly, build_view(plainly), members)


def test_the_commands_take_it(run: Run, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    given = ("examples/again/answers.yaml", "--since", "examples/answers.yaml")
    done = run("assess", *given, "--tracker", "examples/again/plan-2014.xlsx", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["since"]["message"] == MESSAGE
    assert run("pack", *given, "-o", "pack.html").returncode == 0
    assert "What became of it?" in (tmp_path / "pack.html").read_text(encoding="utf-8")
    over = run("assess", given[0], "--since", "2014.json", "-o", "2014.json")
    assert over.returncode == 2
    assert "is the earlier assessment that is read" in over.stderr
    several = run("assess", given[0], given[2], "--since", given[2])
    assert several.returncode == 2
    assert "--since is for one file of answers, and 2 are given" in several.stderr


def test_the_earlier_answers_keep_their_own_framework(run: Run, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "again", tmp_path / "again")
    shutil.copy(FIRST, tmp_path / "first.yaml")
    done = run("assess", "again/answers.yaml", "--since", "first.yaml", "--framework", "again", "--json")
    assert done.returncode == 0, done.stderr
    kinds = {one["id"]: one["kind"] for one in json.loads(done.stdout)["since"]["criteria"]}
    assert kinds["promotion.evident-value"] == "dropped"
    assert kinds["promotion.first-task"] == "compared"


def test_the_section_is_a_page_of_each_edition(assessment: Assessment) -> None:
    assert b'id="since"' in render(".html", assessment, build_view(assessment))
    plainly = assess(inputs_of(tracker=None), version="0")
    assert b'id="since"' not in render(".html", plainly, build_view(plainly))
    assert "What became of it?" not in render_page(".html", build_pack(plainly), plainly.framework.folders).decode()


@pytest.mark.wide
@pytest.mark.parametrize("edition", [Edition.BOARD, Edition.FULL])
def test_the_section_takes_two_pages(assessment: Assessment, edition: Edition) -> None:
    data = render(".pdf", assessment, build_view(assessment), Setting(edition=edition))
    begins = [(page.extract_text() or "").strip().partition("\n")[0] for page in PdfReader(BytesIO(data)).pages]
    first = begins.index("What moved since 14 March 2014")
    assert begins[first : first + 3] == ["What moved since 14 March 2014", "Each criterion then and now", "The plan"]
