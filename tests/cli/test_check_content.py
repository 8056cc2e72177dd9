"""What `check` says of the content of a framework folder, beside its problems."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.framework.folders import COVER, criteria, criterion, domain, write

ROOT = Path(__file__).resolve().parents[2]

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_framework_is_summed_up(run: Run, tmp_path: Path) -> None:
    asks = "    question: I see it.\n    ask: [leader, member]\n"
    entries = [criterion("cash", more=asks), criterion("gold")]
    write(tmp_path / "ours", COVER, {"domains/money": domain("money"), "criteria/money": criteria("money", *entries)})
    done = run("check", "ours")
    assert done.returncode == 0
    assert "ours/criteria/money.yaml:3:5: warning: no source; no evidence (money.cash)\n" in done.stderr
    verdict, counts, ages = done.stdout.splitlines()
    assert re.fullmatch(r"ours: no errors, \d+ warnings\.", verdict)
    assert counts == "Domains: 1. Criteria: 2, 1 of them asked of members. Actions: 0."
    assert re.match(r"Reading age: statements -?\d+, levels -?\d+, questions -?\d+ \(Flesch-Kincaid grade \+ 5;", ages)


def test_the_built_in_framework_reads_as_for_people_in_their_teens(run: Run) -> None:
    done = run("check", str(ROOT))
    assert done.stderr == ""
    assert all(9 <= int(age) <= 16 for age in re.findall(r"(?:statements|levels|questions) (\d+)", done.stdout))
    assert "no errors.\n" in done.stdout


def test_the_framework_and_the_answers_here_are_told_apart(run: Run, tmp_path: Path) -> None:
    write(tmp_path, COVER, {"domains/money": domain("money"), "criteria/money": criteria("money", criterion("cash"))})
    (tmp_path / "answers.yaml").write_text("organisation: A\nassessed_on: 2014-03-14\nframework: .\nanswers: {}\n")
    assert "warning: no source" in run("check").stderr
    only_answers = run("check", "answers.yaml")
    assert (only_answers.stdout, only_answers.stderr) == ("answers.yaml: no errors.\n", "")


def test_a_framework_with_an_error_is_not_summed_up(run: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        COVER,
        {"domains/money": domain("money"), "criteria/money": criteria("money", criterion("x", levels=2))},
    )
    done = run("check", ".")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no source" not in done.stderr
