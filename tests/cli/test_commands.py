"""The other commands, and what all of them share."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = str(ROOT / "examples" / "answers.yaml")

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMANDS = ("assess", "check", "explain", "show", "init", "add-domain", "schema")


def test_help_leads_with_examples(run: Run) -> None:
    shown = run("--help").stdout
    assert shown.index("Examples:") < shown.index("Options:")
    for command in COMMANDS:
        text = run(command, "--help").stdout
        assert text.index("Example") < text.index("Options:"), command


@pytest.mark.parametrize("what", ["overall", "priorities", "plan", "skills", "contract.definition"])
def test_explain_matches_its_golden_file(run: Run, golden: Callable[[str, str], None], what: str) -> None:
    done = run("explain", what, EXAMPLE)
    assert (done.returncode, done.stderr) == (0, "")
    golden(f"explain/{what}.txt", done.stdout)


@pytest.mark.parametrize("what", ["domains", "levels", "contract", "skills.competencies"])
def test_show_matches_its_golden_file(run: Run, golden: Callable[[str, str], None], what: str) -> None:
    done = run("show", what)
    assert (done.returncode, done.stderr) == (0, "")
    golden(f"show/{what}.txt", done.stdout)


@pytest.mark.parametrize("what", ["criteria", "actions", "sources"])
def test_show_lists_everything(run: Run, what: str) -> None:
    shown = run("show", what).stdout
    assert len(shown.splitlines()) > 40


@pytest.mark.parametrize(("command", "arguments"), [("show", []), ("explain", [EXAMPLE])])
def test_an_unknown_name_is_answered_with_the_nearest(run: Run, command: str, arguments: list[str]) -> None:
    done = run(command, "contrakt", *arguments)
    assert done.returncode == 2
    assert "Did you mean contract?" in done.stderr


@pytest.mark.parametrize(
    "kind", ["answers", "domain", "criteria", "framework", "timetable", "ground-rules", "guide", "glossary"]
)
def test_a_schema_is_json_schema_and_names_every_field(run: Run, kind: str) -> None:
    schema = json.loads(run("schema", kind).stdout)
    assert schema["$schema"].startswith("https://json-schema.org/")
    wanted = {
        "answers": {"organisation", "assessed_on", "answers", "targets", "plan"},
        "domain": {"id", "title", "order", "purpose", "practice"},
        "criteria": {"domain", "criteria"},
        "framework": {"id", "terms", "scale", "bands", "extends"},
        "timetable": {"title", "about", "minutes", "sessions"},
        "ground-rules": {"rules"},
        "guide": {"lead", "sections"},
        "glossary": {"words"},
    }[kind]
    assert wanted <= schema["properties"].keys()


def test_check_ends_with_1_where_there_are_errors(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").write_text("organisation: A\nassessed_on: 14/03/2014\nanswers: {}\n")
    done = run("check", "answers.yaml")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == ("answers.yaml:2:1: assessed_on: '14/03/2014' is not a date\n    Write 2014-03-14.\n")


def test_check_alone_looks_at_what_is_here(run: Run, tmp_path: Path) -> None:
    assert run("check").returncode == 2
    (tmp_path / "answers.yaml").write_text("organisation: A\nassessed_on: 2014-03-14\nanswers: {}\n")
    assert run("check").stdout == "answers.yaml: no errors.\n"


def test_an_option_that_nothing_would_read_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").write_text("organisation: A\nassessed_on: 2014-03-14\nanswers: {}\n")
    for arguments, told in (
        (
            ("check", "answers.yaml", "--since", str(ROOT)),
            "--since is for a framework, and there is none in answers.yaml",
        ),
        (("check", str(ROOT), "--responses", "responses.csv"), "--responses is for answers, and there are none in "),
        (
            ("explain", "change", "answers.yaml", "answers.yaml", "--responses", "responses.csv"),
            "--responses is for one assessment, and change is about several",
        ),
    ):
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert told in done.stderr


def test_the_built_in_framework_has_no_error(run: Run) -> None:
    done = run("check", str(ROOT))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_fault_of_ours_is_one_line_without_a_traceback(run_alone: Run, tmp_path: Path) -> None:
    # A broken copy of a library stands for a fault in the program.
    (tmp_path / "rich").mkdir()
    (tmp_path / "rich" / "__init__.py").write_text("raise RuntimeError('secret value')")
    path = os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    done = run_alone("show", PYTHONPATH=path)
    assert done.returncode == 70
    assert "internal error: RuntimeError" in done.stderr
    assert "secret value" not in done.stderr
    assert "Traceback" not in done.stderr


def test_completion_offers_commands_and_names(run: Run) -> None:
    words = {"_CCG_TOOLKIT_COMPLETE": "complete_bash", "COMP_CWORD": "1", "COMP_WORDS": "ccg-toolkit ass"}
    assert run(**words).stdout.split() == ["assess"]
    names = {"_CCG_TOOLKIT_COMPLETE": "complete_bash", "COMP_CWORD": "2", "COMP_WORDS": "ccg-toolkit show contract.d"}
    assert run(**names).stdout.split() == ["contract.definition", "contract.dispute-route"]


def test_colour_is_for_terminals_only(run: Run) -> None:
    assert "\x1b" not in run("assess", EXAMPLE, "-o", "r.json").stdout


def test_no_plugin_of_another_package_is_loaded(run_alone: Run, tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text("import os\nos._exit(99)\nplugin = None")
    told = tmp_path / "planted-1.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: planted\nVersion: 1\n")
    (told / "entry_points.txt").write_text("[pydantic]\nplanted = planted:plugin\n")
    planted = {"PYTHONPATH": str(tmp_path)}
    assert run_alone("show", "domains", **planted).returncode == 0
    assert run_alone("show", "domains", PYDANTIC_DISABLE_PLUGINS="", **planted).returncode == 99


def test_importing_the_command_line_loads_no_heavy_library() -> None:
    code = "import sys, ccg_toolkit.cli.app; print(sorted({'pydantic','yaml','rich','jinja2','weasyprint'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
