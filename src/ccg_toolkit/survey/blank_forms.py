"""What a questionnaire says of itself before anybody filled it in: the promise, for answers that another program took."""

from html.parser import HTMLParser
from pathlib import Path

from ccg_toolkit.sources import Complaint, Diagnostic, Place
from ccg_toolkit.sources.text import LARGEST, read_bytes
from ccg_toolkit.survey.first_line import agreed
from ccg_toolkit.survey.keys import FRAMEWORK, PROMISED
from ccg_toolkit.survey.known import Known
from ccg_toolkit.survey.promise import Promise, promise_of
from ccg_toolkit.survey.read_book import promise_in


class _Hidden(HTMLParser):
    """Collects the hidden fields of a page by which it tells what was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        name = about.get("name") or ""
        if tag == "input" and name in PROMISED:
            self.values.setdefault(name, about.get("value") or "")


def promise_of_form(path: Path, name: str, known: Known) -> tuple[Promise | None, list[Diagnostic]]:
    """Read the promise of a questionnaire, a workbook or a page.

    Args:
        path: the file.
        name: what messages call it.
        known: what may be answered.

    Returns:
        The promise, or ``None`` where there is none or it was made for another framework; and what is wrong.
    """
    data, problem = read_bytes(path, name, wanted="a questionnaire", example="ask.xlsx")
    if problem is not None:
        return None, [problem]
    if data.lstrip()[:1] == b"<":
        page = _Hidden()
        page.feed(data[:LARGEST].decode("utf-8", "replace"))
        values = page.values
    else:
        from ccg_toolkit.sources.workbook.reader import read_workbook  # noqa: PLC0415 - zip and XML wait

        workbook, problems = read_workbook(path, name)
        if workbook is None:
            return None, problems
        values = dict(promise_in(workbook, name))
    promise = promise_of(values)
    if not isinstance(promise, Complaint):
        promise = agreed(values.get(FRAMEWORK, ""), promise, known)
    return (None, [promise.at(Place(name))]) if isinstance(promise, Complaint) else (promise, [])
