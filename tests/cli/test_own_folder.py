"""The walk of a new user: a folder of their own, three answers, a domain of their own, and a report that uses it."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_new_domain_names_the_months_of_its_action_and_show_tells_them(run: Run, tmp_path: Path) -> None:
    run("init", "ours")
    run("add-domain", "shared-estate", "ours")
    criteria = tmp_path / "ours" / "criteria" / "shared-estate.yaml"
    text = criteria.read_text(encoding="utf-8")
    assert text.count("        months: 3  ") == 1
    shown = run("show", "shared-estate.first-criterion", "--framework", "ours").stdout
    assert "- What to do (level 0 to 4, effort M, shows within 3 months, Chair)" in shown
    other = "months: 1\n        overlap: true\n        cost: two days of a clerk  "
    criteria.write_text(text.replace("months: 3  ", other), encoding="utf-8")
    shown = " ".join(run("show", "shared-estate.first-criterion", "--framework", "ours").stdout.split())
    told = "shows within 1 month, may overlap the one below it, Chair, two days of a clerk"
    assert f"- What to do (level 0 to 4, effort M, {told})" in shown
    actions = " ".join(run("show", "actions", "--framework", "ours").stdout.split())
    assert "Effort Months Owner" in actions
    assert "0 to 4 M 1 Chair" in actions


@pytest.mark.wide
def test_init_answer_add_a_domain_and_assess(run: Run, tmp_path: Path) -> None:
    assert run("init", "ours").returncode == 0
    answers = tmp_path / "ours" / "answers.yaml"
    text = answers.read_text(encoding="utf-8")
    for name, level in (("definition", "2"), ("visible-leaders", "unknown"), ("prompt-answers", "3")):
        text, found = re.subn(rf"^    {name}:$", f"    {name}: {level}", text, flags=re.MULTILINE)
        assert found == 1, name
    answers.write_text(text, encoding="utf-8")
    assert run("add-domain", "shared-estate", "ours").returncode == 0
    text = answers.read_text(encoding="utf-8")
    assert text.endswith("\n    first-criterion:\n")
    answers.write_text(f"{text[:-1]} 1\n", encoding="utf-8")

    checked = run("check", "ours")
    assert checked.returncode == 0
    assert checked.stdout.startswith("ours: no errors, 5 warnings.\n")  # what is still to be filled in
    assert checked.stderr.count("shared-estate.yaml:") == checked.stderr.count("warning: ") == 5
    done = run("assess", "ours/answers.yaml", "--json", "-o", "report.pdf")
    assert done.returncode == 0
    told = [line.partition(":")[0] for line in done.stderr.splitlines() if "warning: " in line]
    assert told == ["ours/answers.yaml", "ours/criteria/shared-estate.yaml", "ours/domains/shared-estate.yaml"]

    result = json.loads(done.stdout)
    assert result["framework"]["id"] == "ours"
    domains = {domain["id"]: domain for domain in result["domains"]}
    assert list(domains)[-1] == "shared-estate"
    assert domains["shared-estate"]["score"] == 1
    assert domains["contract"]["score"] == 2
    assert domains["promotion"]["score"] is None
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("report", ["r.html", pytest.param("r.pdf", marks=pytest.mark.wide)])
def test_a_new_folder_is_answered_by_nobody_and_still_gives_a_report(run: Run, tmp_path: Path, report: str) -> None:
    run("init", "ours")
    done = run("assess", "ours/answers.yaml", "-o", report, "-o", "r.json")
    assert (done.returncode, done.stderr.count("warning: ")) == (0, 1)  # of the name of the organisation
    overall = json.loads((tmp_path / "r.json").read_text())["overall"]
    nothing = {"score": None, "band": None, "percent_to_target": None, "coverage": 0}
    assert overall == {**nothing, "low": 0, "high": 4, "unconfirmed_low": 0, "not_applicable": 0}
    assert "Nothing is rated yet" in done.stdout


def test_a_full_copy_is_a_framework_of_its_own(run: Run, tmp_path: Path) -> None:
    assert run("init", "ours", "--full").returncode == 0
    cover = tmp_path / "ours" / "framework.yaml"
    cover.write_text(cover.read_text(encoding="utf-8").replace("member: practice", "member: surgery"), encoding="utf-8")
    criteria = (tmp_path / "ours" / "criteria" / "contract.yaml").read_text(encoding="utf-8")
    assert "$members" in criteria
    checked = run("check", "ours")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "surgery" in run("show", "public.community-links", "--framework", "ours").stdout
    for part in ("domains", "criteria", "away-day", "templates", "glossary.yaml"):
        files = {path.relative_to(ROOT): path for path in (ROOT / part, *(ROOT / part).rglob("*")) if path.is_file()}
        files = {name: path for name, path in files.items() if path.suffix != ".js"}  # of which no copy would run
        assert files
        assert [
            name for name, path in files.items() if (tmp_path / "ours" / name).read_bytes() != path.read_bytes()
        ] == []


@pytest.mark.wide
def test_an_away_day_and_a_glossary_of_ones_own_are_printed_and_their_mistakes_told(run: Run, tmp_path: Path) -> None:
    run("init", "ours")
    rules = tmp_path / "ours" / "away-day" / "ground-rules.yaml"
    rules.parent.mkdir()
    rules.write_text("rules: [Let $members finish., '<b>{{ 7 * 7 }}</b>']\n", encoding="utf-8")
    (tmp_path / "ours" / "glossary.yaml").write_text("words: {Zeal: What $leaders need., abacus: A frame.}\n")
    assert run("check", "ours").returncode == 0
    assert run("pack", "ours/answers.yaml", "-o", "pack.html").returncode == 0
    assert run("assess", "ours/answers.yaml", "-o", "report.html").returncode == 0
    pack, report = ((tmp_path / f"{name}.html").read_text(encoding="utf-8") for name in ("pack", "report"))
    assert "Let practices finish." in pack
    assert "&lt;b&gt;{{ 7 * 7 }}&lt;/b&gt;" in pack
    glossary = report[report.index('<h2 id="glossary">') :]
    assert glossary.index("abacus") < glossary.index("What governing body members need.")
    rules.write_text("rules: [Let $memberz finish.]\n", encoding="utf-8")
    for command in (["check", "ours"], ["pack", "ours/answers.yaml"], ["assess", "ours/answers.yaml"]):
        done = run(*command)
        assert done.returncode in {1, 65}
        assert "ours/away-day/ground-rules.yaml:1:9: there is no term '$memberz'" in done.stderr
        assert "Did you mean $member" in done.stderr


def test_init_never_overwrites_without_force(run: Run, tmp_path: Path) -> None:
    run("init", "ours")
    answers = tmp_path / "ours" / "answers.yaml"
    answers.write_text("mine", encoding="utf-8")
    refused = run("init", "ours")
    assert (refused.returncode, answers.read_text(encoding="utf-8")) == (73, "mine")
    assert "already there" in refused.stderr
    assert "--force" not in refused.stderr, "no message proposes what would put a person's work aside"
    for number, text in enumerate(("mine", "mine too"), start=1):
        answers.write_text(text, encoding="utf-8")
        forced = run("init", "ours", "--force")
        assert (forced.returncode, forced.stdout.splitlines()[0]) == (
            0,
            f"The older answers.yaml is kept as ours/answers.yaml.{number}.",
        )
        assert answers.read_text(encoding="utf-8") != text
        assert answers.with_name(f"answers.yaml.{number}").read_text(encoding="utf-8") == text


@pytest.mark.wide
def test_a_domain_written_anew_keeps_the_older_files(run: Run, tmp_path: Path) -> None:
    run("init", "ours")
    run("add-domain", "shared-estate", "ours")
    mine = tmp_path / "ours" / "criteria" / "shared-estate.yaml"
    mine.write_text(mine.read_text(encoding="utf-8").replace("First criterion", "Mine"), encoding="utf-8")
    assert "--force" not in run("add-domain", "shared-estate", "ours").stderr
    assert "--force" in run("add-domain", "contract", "ours").stderr, "nothing of a person's would be lost"
    forced = run("add-domain", "shared-estate", "ours", "--force")
    assert forced.returncode == 0
    assert "The older shared-estate.yaml is kept as ours/criteria/shared-estate.yaml.1." in forced.stdout
    assert "Mine" in mine.with_name("shared-estate.yaml.1").read_text(encoding="utf-8")


def test_add_domain_refuses_what_is_no_framework_folder(run: Run, tmp_path: Path) -> None:
    refused = run("add-domain", "shared-estate")
    assert refused.returncode == 74
    assert "holds no framework.yaml" in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_add_domain_refuses_a_name_that_is_taken_or_malformed(run: Run) -> None:
    run("init", "ours")
    assert run("add-domain", "contract", "ours").returncode == 73
    assert run("add-domain", "Shared Estate", "ours").returncode == 2
    assert run("add-domain", "../up", "ours").returncode == 2
    assert run("add-domain", "shared-estate", "ours").returncode == 0
    assert run("add-domain", "shared-estate", "ours").returncode == 73


def test_the_environment_names_a_framework_for_answers_that_name_none(run: Run, tmp_path: Path) -> None:
    run("init", "ours")
    (tmp_path / "a.yaml").write_text("organisation: A\nassessed_on: 2014-03-14\nanswers: {}\n")
    ours = str(tmp_path / "ours")
    assert json.loads(run("assess", "a.yaml", "--json", CCG_TOOLKIT_FRAMEWORK=ours).stdout)["framework"]["id"] == "ours"
    assert json.loads(run("assess", "a.yaml", "--json").stdout)["framework"]["id"] == "ccg-membership"


def test_add_domain_begins_a_framework_of_any_shape(run: Run, tmp_path: Path) -> None:
    (tmp_path / "framework.yaml").write_text(
        "id: shops\ntitle: Shops\nversion: '1'\n"
        "terms: {organisation: co-op, organisations: co-ops, member: shop, members: shops, leader: steward,\n"
        "        leaders: stewards, board: committee, area: town}\n"
        "scale: [{name: Bare}, {name: Half full}, {name: Full}]\n"
        "bands: [{from: 0, name: Low}]\ntarget: 2\nin_place: 1\npriorities: {gap: 1}\n"
        "effort: {small: 1, large: 4}\ncapacity: 4\n",
        encoding="utf-8",
    )
    assert run("add-domain", "stock").returncode == 0
    checked = run("check", ".")
    assert (checked.returncode, checked.stdout.startswith(".: no errors")) == (0, True)
    criteria = (tmp_path / "criteria" / "stock.yaml").read_text(encoding="utf-8")
    assert "level 2, Full." in criteria
    assert "effort: large" in criteria
