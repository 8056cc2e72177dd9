"""A questionnaire as an XLSForm, the workbook from which KoboToolbox and ODK make a form."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from ccg_toolkit.outputs.workbook import fitting
from ccg_toolkit.report import ChoiceView, QuestionnaireView, QuestionView

_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - stands for the day on which it was made
_AGREEMENT, _GROUPS = "agreement", "groups"

Row = Sequence[str]


def xlsform_book(view: QuestionnaireView) -> bytes:
    """Make the workbook; each answer has the name that a response gives it, and the promise travels as hidden answers.

    Args:
        view: what is asked.

    Returns:
        An Excel workbook (.xlsx); the same questionnaire gives the same bytes.
    """
    buffer = BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    workbook.set_properties({"title": view.title, "created": _NO_DAY})
    for name, rows in (("survey", _survey(view)), ("choices", _choices(view)), ("settings", _settings(view))):
        sheet = workbook.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write_string(number, column, fitting(_plain(text)))
    workbook.close()
    return buffer.getvalue()


def _survey(view: QuestionnaireView) -> Iterator[Row]:
    yield ("type", "name", "label", "hint", "required", "calculation")
    for heading, text in view.points:
        yield ("note", f"note_{heading.replace(' ', '_').lower()}", f"{heading}: {text}", "", "", "")
    for question in view.statements:
        yield (f"select_one {_AGREEMENT}", question.key, question.text, "", "", "")
    for question in view.ratings:
        yield (f"select_one {_levels(question)}", question.key, question.title, question.text, "", "")
    yield (f"select_one {_GROUPS}", view.group.key, view.group.label, view.group.about, "yes", "")
    for field in view.fields:
        yield ("text", field.key, field.label, field.about, "", "")
    for key, value in view.said:
        if value:
            yield ("calculate", key, "", "", "", f"'{value.replace(chr(39), chr(0x2019))}'")


def _choices(view: QuestionnaireView) -> Iterator[Row]:
    yield ("list_name", "name", "label")
    lists: list[tuple[str, Sequence[ChoiceView]]] = [(_AGREEMENT, view.agreement), (_GROUPS, view.groups)]
    lists += [(_levels(question), question.choices) for question in view.ratings]
    for name, choices in lists:
        for choice in choices:
            yield (name, choice.value, f"{choice.label}: {choice.told}" if choice.told else choice.label)


def _settings(view: QuestionnaireView) -> Iterator[Row]:
    yield ("form_title", "form_id", "version")
    yield (view.title, f"questionnaire-{view.form}", view.form)


def _levels(question: QuestionView) -> str:
    return f"levels_{question.number}"


def _plain(text: str) -> str:
    """Take the meaning from the sign with which an XLSForm refers to another answer."""
    return text.replace("${", "$ {")
