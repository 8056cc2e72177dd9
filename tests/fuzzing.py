"""Load broken files by the thousand, and tell what did not hold.

Case `number` of a seed is always the same file: `mutations` breaks one of the project's own, and the loaders read it in
the place where it belongs. For each of them must hold:

- nothing is raised, and no second of processor time goes by;
- every problem has a place inside a file; it is short, it has no character that could mislead, and it repeats no more
  than 40 characters of a value;
- where there is no error, there is a result.
"""

import csv
import json
import re
import sys
import time
import traceback
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from pathlib import Path
from random import Random
from unittest.mock import patch
from xml.sax.saxutils import unescape
from zipfile import BadZipFile

import yaml

from ccg_toolkit import toolkit
from ccg_toolkit.framework import built_in_folder, load_framework
from ccg_toolkit.outputs import render
from ccg_toolkit.outputs.forms.book import form_book
from ccg_toolkit.report import build_view
from ccg_toolkit.sources import Diagnostic, as_text, errors, parse_yaml
from ccg_toolkit.sources.diagnostics import LONGEST_SHOWN
from ccg_toolkit.survey.bring_together import Survey, brought_together
from ccg_toolkit.survey.column_map import Mapping, guessed_map, read_map
from ccg_toolkit.survey.known import known_of
from ccg_toolkit.survey.read import read_file
from ccg_toolkit.survey.read_voices import read_voices
from ccg_toolkit.survey.voices import Voices
from tests.book_mutations import mutated_book
from tests.mutations import mutated
from tests.survey import exports
from tests.workbooks import unpacked

SLOWEST = 5.0
"""Seconds of processor time that it may take to load one file."""
LARGEST_MEMORY = 300
"""Megabytes that a process which loads nothing but such files may come to hold."""

_ROOT = Path(__file__).parents[1]
_EXAMPLES = _ROOT / "examples"
_SMALL = _ROOT / "tests" / "fixtures" / "small"
_WRONG = _ROOT / "tests" / "golden" / "answers"
_EXTENDS = _ROOT / "tests" / "golden" / "frameworks" / "extends-and-takes-away"
_LONGEST_PROBLEM = 600
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffd-\uffff\ud800-\udfff]"
)
_NAME = re.compile(r"[a-z0-9./-]+")
_NO_LINE = {"encoding", "file-name", "file-too-large", "no-domains", "not-yaml", "unreadable"}
_NO_LINE |= {"empty-file", "not-responses", "not-text"}
_NO_LINE |= {"damaged", "entities", "macros", "no-table", "not-a-workbook", "protected", "too-large"}
_NO_LINE |= {"comments", "invited"}
"""Rules about a file or folder as a whole."""


@dataclass(frozen=True)
class Original:
    """A file to break.

    Attributes:
        path: where it stands in the workplace.
        data: what it holds.
        often: how often it is taken, compared with the others.
        assessed: in what part of the cases without an error a result is made.
    """

    path: str
    data: bytes
    often: float
    assessed: float = 1.0


@dataclass(frozen=True)
class Case:
    """A broken file."""

    number: int
    original: Original
    data: bytes
    assessed: bool

    def __str__(self) -> str:
        return f"case {self.number}, made of {self.original.path}, {len(self.data):,} bytes"


@dataclass(frozen=True)
class Outcome:
    """What came of a case: what did not hold, the seconds that loading took, and whether the file had no error."""

    faults: list[str]
    seconds: float
    sound: bool


class Workplace:
    """A folder with answers and whole frameworks, where one broken file at a time takes the place of its original."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.originals = [
            *_framework(_SMALL, "small", often=6),
            *_framework(built_in_folder(), "whole", often=0.05, assessed=0.1),
            *_framework(_EXTENDS, "extends", often=0.1, assessed=0.1),
            Original("small/answers.yaml", (_SMALL / "answers.yaml").read_bytes(), often=30),
            Original("whole/answers.yaml", (_EXAMPLES / "answers.yaml").read_bytes(), often=14, assessed=0.1),
            Original("small/answers.json", _as_json(_SMALL / "answers.yaml"), often=6),
            Original("small/answers.xlsx", _as_workbook(_SMALL / "answers.yaml"), often=9),
            *_voices(),
            *_closed(),
            *(
                Original(f"wrong/{path.name}", path.read_bytes(), often=0.25)
                for path in (*sorted(_WRONG.glob("*.yaml")), *sorted((_EXAMPLES / "wrong").glob("*.yaml")))
            ),
        ]
        for original in self.originals:
            path = folder / original.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(original.data)
        self._load_framework = lru_cache(maxsize=8)(load_framework)
        self._known = known_of(exports.framework())

    def case(self, seed: int, number: int) -> Case:
        """Make a case."""
        choose = Random(f"{seed}:{number}")  # noqa: S311 - no secret
        [original] = choose.choices(self.originals, [original.often for original in self.originals])
        change = mutated_book if original.path.endswith(".xlsx") else mutated
        data = change(choose, original.data, [other.data for other in self.originals])
        return Case(number, original, data, choose.random() < original.assessed)

    def outcome(self, case: Case) -> Outcome:
        """Load a case and see what did not hold."""
        path = self._folder / case.original.path
        path.write_bytes(case.data)
        begun = time.process_time()
        try:
            problems, inputs = self._loaded(path)
            printed = [as_text(problem) for problem in problems]
            seconds = time.process_time() - begun
            if isinstance(inputs, toolkit.Inputs) and case.assessed:
                assessment = toolkit.assess(inputs, version="0.0.0")
                json.loads(render(".json", assessment, build_view(assessment)))
        except Exception:  # noqa: BLE001 - that nothing is raised is what is tried
            return Outcome([traceback.format_exc()], time.process_time() - begun, sound=False)
        finally:
            path.write_bytes(case.original.data)
        look = _Look(self._folder, case)
        faults = [f"{fault}\n{text}" for one, text in zip(problems, printed, strict=True) for fault in look.faults(one)]
        if seconds > SLOWEST:
            faults.append(f"it took {seconds:.2f} s to load")
        return Outcome(faults, seconds, sound=inputs is not None)

    def _loaded(self, path: Path) -> tuple[list[Diagnostic], toolkit.Inputs | Survey | Voices | None]:
        name = path.relative_to(self._folder)
        if name.parts[0] == "closed":
            voices, problems = read_voices(
                path.with_name("responses.csv"), "closed/responses.csv", exports.framework(), {"gp-no-role": 82}
            )
            assert bool(errors(problems)) == (voices is None), "an error and voices, or neither"
            return problems, voices
        if name.parts[0] == "voices":
            return self._collated(path, name.as_posix())
        if path.stem == "answers" or name.parts[0] == "wrong":
            with patch.object(toolkit, "load_framework", self._load_framework):  # those that stay whole are read once
                loaded = toolkit.load(path, name=name.as_posix())
            assert bool(errors(loaded.problems)) == (loaded.inputs is None), "an error and a result, or neither"
            return loaded.problems, loaded.inputs
        home = self._folder / name.parts[0]
        found = load_framework(home, name.parts[0])
        assert bool(errors(found.problems)) == (found.framework is None), "an error and a framework, or neither"
        with patch.object(toolkit, "load_framework", lambda *_: found):
            return found.problems, toolkit.load(home / "answers.yaml", framework=home).inputs

    def _collated(self, path: Path, name: str) -> tuple[list[Diagnostic], Survey | None]:
        """Read responses, and see that what would be written of them is whole and harmless."""
        mapping: Mapping | None = Mapping(known=self._known, columns={})
        problems: list[Diagnostic] = []
        if path.name == "map.yaml":
            mapping, problems = read_map(path, name, self._known)
            assert bool(errors(problems)) == (mapping is None), "an error and a map, or neither"
            path = path.with_name("table.csv")
        if mapping is None:
            return problems, None
        batch = read_file(path, path.relative_to(self._folder).as_posix(), mapping)
        problems += batch.problems
        survey = brought_together([batch], mapping.known, mapping.known.promise)
        for row in survey.rows():
            assert row.count(",") == len(self._known.items), "a row with more or fewer answers than there are questions"
        for made in (survey.responses_text("2014-03-01"), survey.heard_text(), survey.comments_text({})):
            made = made.removeprefix("\ufeff")  # noqa: PLW2901 - the mark is ours
            assert not _UNSAFE.search(made.replace("\n", "").replace("\t", "")), "a sign that harms is written"
            for cells in csv.reader(StringIO(made, newline=""), strict=True):
                assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells), "a formula is written"
        if batch.unknown:
            _, wrong = parse_yaml(guessed_map(batch.unknown, mapping, path.name), "map.yaml")
            assert not errors(wrong), "a guess that cannot be read"
        return problems, survey if survey.counted and not errors(problems) else None


def memory() -> float:
    """Give the most megabytes that this process has held so far; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():  # on Linux, rusage begins with what the process held that started this one
        held = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(held.split()[1]) / 1024
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    unit = 1024 if sys.platform == "darwin" else 1
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / unit


class _Look:
    """Looks at the problems that were found in a case."""

    def __init__(self, folder: Path, case: Case) -> None:
        self._folder = folder
        is_book = case.original.path.endswith(".xlsx")
        self._text = " ".join((_text_of_book(case.data) if is_book else _text_of(case.data)).split())
        self._lines = {case.original.path: _lengths(case.data)}

    def faults(self, problem: Diagnostic) -> Iterator[str]:
        """Tell what is wrong with a problem."""
        file, line, column, sheet = problem.place
        if line == 0 and problem.rule not in _NO_LINE:
            yield "the place has no line"
        if sheet and not (file.endswith(".xlsx") and line > 0 and column > 0):
            yield "the place is no cell"
        if line and not sheet and not self._holds(file, line, column):
            yield "the place lies outside the file"
        texts = (problem.message, problem.hint, problem.subject)
        if any(_UNSAFE.search(text) for text in texts):
            yield f"a character that could mislead: {texts!a}"
        if any("unreadable" in text for text in texts):
            yield "it is about what stands in for a value that was refused"
        if sum(map(len, texts)) > _LONGEST_PROBLEM:
            yield "the problem is long"
        for text in texts:
            said = " ".join(text.split())
            for at in range(len(said) - LONGEST_SHOWN):
                piece = said[at : at + LONGEST_SHOWN + 1]
                if piece in self._text and not _NAME.fullmatch(piece.strip()):
                    yield f"more than {LONGEST_SHOWN} characters of the file are repeated: {piece!a}"
                    break

    def _holds(self, file: str, line: int, column: int) -> bool:
        if file not in self._lines:
            path = self._folder / file
            self._lines[file] = _lengths(path.read_bytes()) if path.is_file() else []
        lengths = self._lines[file]
        return 1 <= line <= len(lengths) and 1 <= column <= lengths[line - 1] + 1


def _text_of(data: bytes) -> str:
    """Decode what the loaders may read, and something of the rest."""
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data.decode("utf-16" if utf_16 else "utf-8-sig", "replace")


def _text_of_book(data: bytes) -> str:
    """Give the texts of a workbook, as far as it can be unpacked."""
    try:
        return " ".join(unescape(_text_of(part)) for part in unpacked(data).values())
    except (BadZipFile, NotImplementedError, ValueError, OSError, EOFError, RuntimeError, zlib.error):
        return ""


def _lengths(data: bytes) -> list[int]:
    return [len(line) for line in re.split("\r\n|\r|\n", _text_of(data))]


def _framework(source: Path, name: str, *, often: float, assessed: float = 1.0) -> Iterator[Original]:
    """Give the files of a framework folder."""
    for path in (
        source / "framework.yaml",
        *sorted(source.glob("glossary.yaml")),
        *sorted(source.glob("away-day/*.yaml")),
        *sorted(source.glob("domains/*.yaml")),
        *sorted(source.glob("criteria/*.yaml")),
    ):
        yield Original(f"{name}/{path.relative_to(source).as_posix()}", path.read_bytes(), often, assessed)


def _voices() -> Iterator[Original]:
    """Give responses in each of the ways in which they come."""
    mail = "Hello,\n> " + exports.form_text(exports.PEOPLE[1], response="b").replace("\n", "\n> ")
    headed = exports.written([["Views", "Your role", "Name"], ["d'accord", "Business manager", "A. Smith"]])
    columns = "columns:\n  - {heading: Your role, holds: group}\n  - {heading: Views, holds: agree.contract.offers-and-wants}\n"
    meant = (
        'answers:\n  - {text: "d\'accord", means: 3}\ngroups:\n  - {text: Business manager, means: practice-managers}\n'
    )
    for name, data, often in (
        ("form.txt", exports.form_text(exports.PEOPLE[0], response="a").encode(), 4),
        ("mail.txt", mail.encode(), 2),
        ("microsoft.csv", exports.microsoft_csv(), 4),
        ("google.csv", exports.google_csv(), 2),
        ("limesurvey.csv", exports.limesurvey_csv(), 2),
        ("kobo.csv", exports.kobo_csv(), 2),
        ("microsoft.xlsx", exports.microsoft_xlsx(), 2),
        ("ask.xlsx", exports.form_book(exports.PEOPLE[0]), 2),
        ("table.csv", headed, 0),
        ("map.yaml", (columns + meant).encode(), 2),
    ):
        yield Original(f"voices/{name}", data, often)


def _closed() -> Iterator[Original]:
    """Give a closed survey and its comments, as the example has them."""
    for name, often in (("responses.csv", 3), ("comments.csv", 1)):
        yield Original(f"closed/{name}", (_EXAMPLES / "voices" / name).read_bytes(), often)


def _as_workbook(path: Path) -> bytes:
    inputs = toolkit.load(path).inputs
    assert inputs is not None
    return form_book(inputs.framework, inputs.answers)


def _as_json(path: Path) -> bytes:
    return json.dumps(yaml.safe_load(path.read_bytes()), default=str, indent=2).encode()
