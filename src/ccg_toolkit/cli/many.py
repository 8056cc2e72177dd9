"""``ccg-toolkit assess`` with several files of answers: all the reports, whatever becomes of one of them.

Each report is made in a worker, a process of its own: one that fails, is killed or runs out of memory takes no other
with it, and what it has taken of memory is free again when it ends. Where a browser makes the PDFs, it is started once, by
the program itself, and prints for all workers.
"""

import multiprocessing
import os
import signal
import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, suppress
from dataclasses import dataclass
from functools import partial
from io import StringIO
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import FrameType
from typing import NoReturn
from unicodedata import normalize

from ccg_toolkit.cli.faults import tell_of
from ccg_toolkit.cli.reports import make_folder, prepared, report_files, written_out
from ccg_toolkit.cli.status import Status, harmless, path_text, say, stop, tell
from ccg_toolkit.cli.writing import Outcome
from ccg_toolkit.outputs import OverviewRow, PdfMaker, counted, overview_text
from ccg_toolkit.outputs.pdf import Engine
from ccg_toolkit.outputs.pdf.browsers import Browsers, NoBrowserPrints, Print
from ccg_toolkit.report import ReportView, Setting

_GRACE = 5
"""Seconds that a worker which is asked to end has for it."""

_PREFIX = "ccg-toolkit: "
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, kw_only=True)
class _Task:
    answers: Path
    wanted: Sequence[Path]
    framework: Path | None
    engine: Engine | None
    setting: Setting
    comments: bool
    named: bool


@dataclass(frozen=True, kw_only=True)
class _Page:
    """What a worker asks to have printed."""

    html: str
    title: str


@dataclass(frozen=True, kw_only=True)
class _Outcome:
    """What came of a task: its status, what was said on stderr, its line of the overview, and what made the PDF."""

    status: int
    said: str
    row: OverviewRow
    made_by: str = ""


class _Ended(BaseException):
    """A worker is asked to end. Not an `Exception`, nor the `SystemExit` by which a task stops."""


def run(  # noqa: PLR0913, PLR0917 - as many as a person can choose
    answers: Sequence[Path],
    folder: Path | None,
    suffixes: Sequence[str],
    framework: Path | None,
    engine: Engine | None,
    setting: Setting,
    *,
    comments: bool,
    jobs: int,
) -> None:
    """Make a report of each file of answers, then say what came of each.

    Args:
        answers: two or more files.
        folder: where the reports go, made where it is missing; else the working folder.
        suffixes: of the files of each report, where a person named formats; else it is a PDF.
        framework: the framework folder to use, whatever the answers say.
        engine: what makes PDFs; else the first that can.
        setting: of each report.
        comments: whether they show the comments.
        jobs: how many to make at a time.
    """
    tasks = [
        _Task(
            answers=path,
            wanted=report_files(name, folder, suffixes),
            framework=framework,
            engine=engine,
            setting=setting,
            comments=comments,
            named=bool(suffixes),
        )
        for path, name in zip(answers, _names(answers), strict=True)
    ]
    read = {os.path.realpath(path) for path in answers}
    for target in (target for task in tasks for target in task.wanted if os.path.realpath(target) in read):
        stop(Status.USAGE, f"{target} is one of the files that were read", "Send the reports to another folder.")
    if folder:
        make_folder(folder)
    outcomes: dict[int, _Outcome] = {}
    with counted("Making reports", len(tasks)) as one_more:
        for number, outcome in _work(tasks, jobs):
            outcomes[number] = outcome
            one_more()
    done = [outcomes[number] for number in range(len(tasks))]
    for said in dict.fromkeys(outcome.said for outcome in done if outcome.said):
        tell(said.rstrip("\n"))
    where = f"{path_text(folder)}/" if folder else "the working folder."
    say(overview_text([outcome.row for outcome in done], where))
    for made_by in dict.fromkeys(outcome.made_by for outcome in done if outcome.made_by):
        say(f"PDF by {made_by}")
    sys.exit(max(outcome.status for outcome in done))


def _names(answers: Sequence[Path]) -> list[str]:
    """Give each report a name of its own: that of its answers, with that of their folder where others share it."""
    shared = Counter(_as_file(path.stem) for path in answers)
    names = [
        path.stem if shared[_as_file(path.stem)] == 1 else f"{path.parent.resolve().name}-{path.stem}"
        for path in answers
    ]
    taken: dict[str, Path] = {}
    for path, name in zip(answers, names, strict=True):
        if (other := taken.setdefault(_as_file(name), path)) is not path:
            hint = "Name each file once, and give one of the two another name."
            stop(Status.USAGE, f"the reports of {other} and {path} would have the same name", hint)
    return names


def _as_file(name: str) -> str:
    """Write names alike that mean the same file on some system."""
    return normalize("NFC", name).casefold()


class _Worker:
    """A process that makes one report.

    Attributes:
        line: on which it asks for prints, and says what came of its task.
        back: on which prints go back to it.
    """

    def __init__(self, number: int, task: _Task) -> None:
        self.number, self.task = number, task
        self.line, says = _SPAWN.Pipe(duplex=False)  # one that goes both ways would be a socket
        hears, self.back = _SPAWN.Pipe(duplex=False)
        self.process = _SPAWN.Process(target=_work_on, args=(task, says, hears), daemon=True)
        self.process.start()
        says.close()
        hears.close()

    def says(self) -> _Outcome | _Page | None:
        """Give what is on the line, once there is something; ``None`` where the worker has died."""
        try:
            said: _Outcome | _Page = self.line.recv()
        except (EOFError, OSError):
            return None
        return said

    def answer(self, page: _Page, browsers: Browsers) -> None:
        """Have a page printed and send it back, or why it cannot be."""
        answer: Print | NoBrowserPrints
        try:
            answer = browsers.print(page.html, page.title)
        except NoBrowserPrints as problem:
            answer = problem
        with suppress(OSError):  # that the worker has died shows on the line
            self.back.send(answer)

    def leave(self) -> None:
        """Let it end; end it where it does not."""
        self.line.close()
        self.back.close()
        self.process.join(_GRACE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def _work(tasks: Iterable[_Task], jobs: int) -> Iterator[tuple[int, _Outcome]]:
    """Do tasks, some at a time; give the number and the outcome of each as soon as it is there."""
    waiting = deque(enumerate(tasks))
    workers: list[_Worker] = []
    browsers = Browsers()
    try:
        while waiting or workers:
            while waiting and len(workers) < jobs:
                with _undisturbed():
                    workers.append(_Worker(*waiting.popleft()))
            ready = wait([worker.line for worker in workers])
            for worker in [worker for worker in workers if worker.line in ready]:
                said = worker.says()
                if isinstance(said, _Page):
                    worker.answer(said, browsers)
                    continue
                workers.remove(worker)
                worker.leave()
                yield worker.number, said or _died(worker)
    finally:
        browsers.close()
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            worker.leave()


def _died(worker: _Worker) -> _Outcome:
    code, path = worker.process.exitcode or 0, path_text(worker.task.answers)
    reason = f"by signal {-code}" if code < 0 else f"with status {code}"
    said = f"its process ended {reason} before the report was there"
    return _Outcome(
        status=Status.INTERNAL,
        said=f"{_PREFIX}{path}: {said}\n    If memory ran out, use fewer --jobs.",
        row=OverviewRow(name=path, report=said, made=False),
    )


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Start a worker from here: no signal comes between, and it imports nothing from the working folder.

    The new process begins with both signals held back, until it knows what to do about them; Ctrl-C goes to it too.
    """
    path = os.environ.get("PYTHONSAFEPATH")
    held = {signal.SIGINT, signal.SIGTERM}
    os.environ["PYTHONSAFEPATH"] = "1"
    if sys.platform != "win32":
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()  # else the first start does it, and lets signals through afterwards
        signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        yield
    finally:
        if path is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = path
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_UNBLOCK, held)


def _work_on(
    task: _Task, line: "Connection[_Outcome | _Page, None]", back: "Connection[None, Print | NoBrowserPrints]"
) -> None:
    """Make one report and say on the line what came of it: what a worker does."""
    with suppress(_Ended, OSError):
        os.environ["TERM"] = "dumb"  # what is said goes to the parent, even where colour is forced
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started this ends it
        signal.signal(signal.SIGTERM, _end)
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
        line.send(_done(task, PdfMaker(task.engine, partial(_ask_to_print, line, back))))


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _Ended


def _ask_to_print(
    line: "Connection[_Outcome | _Page, None]",
    back: "Connection[None, Print | NoBrowserPrints]",
    html: str,
    title: str,
) -> Print:
    line.send(_Page(html=html, title=title))
    answer = back.recv()
    if isinstance(answer, NoBrowserPrints):
        raise answer
    return answer


def _done(task: _Task, make_pdf: PdfMaker) -> _Outcome:
    """Make one report, as `assess` does it for a single file of answers."""
    with redirect_stderr(StringIO()) as heard:
        try:
            assessment, view = prepared(task.answers, task.framework, None, task.wanted, comments=task.comments)
            outcome = written_out(assessment, view, task.wanted, task.setting, make_pdf, named=task.named)
            status, row = int(outcome.status), _row_of(view, outcome)
        except SystemExit as end:
            status = int(end.code or Status.DONE)
        except Exception as error:  # noqa: BLE001 - the others go on
            status = tell_of(error)
    if status == Status.DONE:
        return _Outcome(status=status, said=heard.getvalue(), row=row, made_by=make_pdf.made_by)
    said, name = heard.getvalue(), path_text(task.answers)
    told = [line for line in said.splitlines() if not line.startswith(" ") and ": warning: " not in line]
    reason = told[0].removeprefix(_PREFIX).removeprefix(f"{name}:").strip()
    return _Outcome(status=status, said=said, row=OverviewRow(name=name, report=reason, made=False))


def _row_of(view: ReportView, outcome: Outcome) -> OverviewRow:
    score = view.overall
    return OverviewRow(
        name=view.organisation,
        score=score.score,
        band=score.band.said if score.band else "not rated",
        way_done=score.way_done,
        report=", ".join(harmless(path.name) for path in outcome.written),
        made=True,
    )
