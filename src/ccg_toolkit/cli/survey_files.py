"""The files of a survey: read all of them, and put what came of them beside one another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ccg_toolkit.cli.loading import framework_or_stop, named_by_environment
from ccg_toolkit.cli.status import Status, path_text, show_problems, stop, stop_for, tell
from ccg_toolkit.outputs import OutputError, advancing, check_target, create_file, replace_file
from ccg_toolkit.sources import Complaint, Diagnostic, Place
from ccg_toolkit.survey.batch import Batch
from ccg_toolkit.survey.blank_forms import promise_of_form
from ccg_toolkit.survey.bring_together import Survey, brought_together
from ccg_toolkit.survey.closing import FILE_NAME, closed_text, read_closed
from ccg_toolkit.survey.column_map import Mapping, guessed_map, read_map
from ccg_toolkit.survey.csv_text import csv_rows
from ccg_toolkit.survey.first_line import is_first_line, read_first_line
from ccg_toolkit.survey.known import Known, known_of
from ccg_toolkit.survey.promise import Promise
from ccg_toolkit.survey.read import by_time, files_in, read_file

MAP = "map.yaml"
_LONGEST_LINE = 100_000
_LARGEST_COMMENTS = 100_000_000


_MADE_OF_OTHERS = Complaint(
    "made-of-others",
    "this was brought together before, and may hold the responses of the other files",
    "Name such files alone, or the files that they were made of.",
)


@dataclass(frozen=True, kw_only=True)
class Beside:
    """The file of responses, what lies beside it, and whether it is closed.

    Attributes:
        responses: where the file is or will be.
        closed_on: the day on which it was closed, year first; empty where it is open or not there.
    """

    responses: Path
    closed_on: str

    @classmethod
    def of(cls, responses: Path) -> "Beside":
        """Look at what stands there, or stop: a file of another kind is never written over."""
        try:
            check_target(responses)
        except OutputError as error:
            stop(Status.FILE, str(error), error.hint)
        first = _keep_others(responses, is_first_line)
        if not first:
            return cls(responses=responses, closed_on="")
        line = read_first_line(first)
        if isinstance(line, Complaint):
            stop_for([line.at(Place(responses.as_posix(), 1, 1))])
        return cls(responses=responses, closed_on=line.closed)

    def write(self, survey: Survey) -> list[Path]:
        """Write the responses of an open survey, and what goes beside them."""
        return _written(self._texts(survey, survey.responses_text()))

    def write_late(self, survey: Survey) -> list[Path]:
        """Write the responses that came after the close."""
        late = self.responses.with_name("late.csv")
        _keep_others(late, is_first_line)
        return _written({late: survey.responses_text()})

    def close(self, survey: Survey, paths: Sequence[Path], day: str) -> list[Path]:
        """Close the survey: write which responses stand in it beside each file that was read, then the responses.

        In this order, so that a close that is cut off leaves nothing that could be closed a second time.
        """
        home = self.responses.resolve().parent
        folders = {home: (self.responses.parent, set(range(len(paths))))}
        for number, path in enumerate(paths):
            folders.setdefault(path.resolve().parent, (path.parent, set()))[1].add(number)
        results = self._texts(survey, survey.responses_text(day))
        notes: dict[Path, str] = {}
        for folder, numbers in folders.values():
            older, problem = read_closed(folder)
            if problem is not None:
                stop_for([problem])
            closed = [one for one in survey.counted if one.batch in numbers and one.digest in older.digests]
            if closed:
                stop_for([_closed_already(survey.batches[one.batch], one.place, folder) for one in closed])
            notes[folder / FILE_NAME] = closed_text(older, day, survey.digests(numbers))
        _written(notes | results)
        return [*results, *notes]

    def _texts(self, survey: Survey, responses: str) -> dict[Path, str]:
        """Give what is written where, or stop where a file of somebody's own is in the way."""
        if all(batch.collated for batch in survey.batches):  # who was heard, and what they wrote, lies elsewhere
            return {self.responses: responses}
        heard, comments = (self.responses.with_name(name) for name in ("heard.csv", "comments.csv"))
        _keep_others(heard, lambda first: first.startswith("practice"))
        _keep_others(comments, lambda first: first.startswith("role"))
        marks = _marks(comments)
        return {self.responses: responses, heard: survey.heard_text(), comments: survey.comments_text(marks)}


def survey_of(
    files: Sequence[Path],
    beside: Beside,
    *,
    framework: Path | None,
    questionnaire: Path | None,
    columns: Path | None,
) -> tuple[Survey, list[Path]]:
    """Read all files, and show what is wrong with any.

    Args:
        files: of responses, or folders of them.
        beside: where the responses will be.
        framework: the framework folder to use.
        questionnaire: whose promise holds for what other programs exported.
        columns: a map of their columns.

    Returns:
        The survey, and the files in the order in which they were read.
    """
    output = beside.responses
    known = known_of(framework_or_stop(framework or named_by_environment()))
    mapping = Mapping(known=known, columns={})
    if columns is not None:
        read, problems = read_map(columns, columns.as_posix(), known)
        if read is None:
            stop_for(problems)
        show_problems(problems)
        mapping = read
    promise = _promise_of(questionnaire, known) if questionnaire else None
    written = {path.resolve() for path in (output, *map(output.with_name, ("late.csv", "heard.csv", "comments.csv")))}
    named = [file for path in files for file in files_in(path) if file.resolve() not in written]
    paths = sorted(dict.fromkeys(named), key=by_time)
    batches = [read_file(path, path.as_posix(), mapping) for path in advancing("Reading", paths)]
    collated = [batch for batch in batches if batch.collated]
    for batch in collated if len(collated) < len(batches) else []:
        batch.turn_away(_MADE_OF_OTHERS)
    show_problems([problem for batch in batches for problem in batch.problems])
    unknown = next((batch for batch in batches if batch.unknown), None)
    if unknown is not None:
        _guess(unknown, mapping, output.with_name(MAP))
    closed = frozenset[str]()
    if beside.closed_on:
        older, problem = read_closed(output.resolve().parent)
        if problem is not None:
            stop_for([problem])
        if not older.digests:
            message = (
                f"this survey is closed, and {FILE_NAME} is missing beside it, which tells whose responses stand in it"
            )
            stop_for([Complaint("closed", message, "Take it back from a backup.").at(Place(output.as_posix(), 1, 1))])
        closed = older.digests
    survey = brought_together(batches, mapping.known, promise or known.promise, closed)
    survey.promised_elsewhere = promise is not None
    return survey, paths


def _guess(batch: Batch, mapping: Mapping, target: Path) -> None:
    """Write a first guess of what the columns of a table hold, where there is no map yet."""
    text = guessed_map(batch.unknown, mapping, Path(batch.name).name)
    try:
        create_file(target, text.encode())
    except OutputError as error:
        if not error.exists:
            stop(Status.FILE, str(error), error.hint)
        tell(f"{path_text(target)}: not written, as it is there already.")
    else:
        tell(
            f"{path_text(target)}: a first guess of what the columns of {path_text(Path(batch.name))} hold. Correct it."
        )


def _promise_of(path: Path, known: Known) -> Promise:
    """Read the promise that a blank questionnaire makes, or stop."""
    promise, problems = promise_of_form(path, path.as_posix(), known)
    if promise is None:
        stop_for(problems)
    return promise


def _closed_already(batch: Batch, place: int, folder: Path) -> Diagnostic:
    message = f"this response stands in a closed survey, as {path_text(folder / FILE_NAME)} says"
    hint = "Take it out: a response counts in one survey only."
    return Complaint("closed", message, hint).at(Place(batch.name, place, 1 if place else 0))


def _keep_others(path: Path, is_ours: Callable[[str], bool]) -> str:
    """Give the first line of a file that is there, or stop where it is none of ours: it is never written over."""
    try:
        if not path.exists():
            return ""
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            first = file.readline(_LONGEST_LINE)
    except OSError as error:
        stop(Status.FILE, f"{path}: it cannot be read: {(error.strerror or '').lower()}")
    if not is_ours(first.strip('"')):
        hint = "Name another file, or move it out of the way."
        stop(Status.EXISTS, f"{path} is already there, and holds something else", hint)
    return first


def _marks(comments: Path) -> dict[tuple[str, str], str]:
    """Give what a person wrote under ``print``, so that collating again does not lose it."""
    try:
        if not comments.exists():
            return {}
        with comments.open("rb") as file:
            data = file.read(_LARGEST_COMMENTS)
    except OSError:
        return {}
    return {
        (row[0], row[1].replace("\r\n", "\n")): row[2] for row in csv_rows(data) if len(row) == 3 and row[2].strip()
    }


def _check(path: Path) -> None:
    try:
        check_target(path)
    except OutputError as error:
        stop(Status.FILE, str(error), error.hint)


def _written(texts: dict[Path, str]) -> list[Path]:
    for path in texts:
        _check(path)
    for path, text in texts.items():
        try:
            replace_file(path, text.encode())
        except OutputError as error:
            stop(Status.FILE, str(error), error.hint)
    return list(texts)
