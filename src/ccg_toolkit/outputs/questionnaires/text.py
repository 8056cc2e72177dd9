"""A questionnaire as text, to paste into a product that makes forms: a part for each thing that it asks for."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from ccg_toolkit.report import QuestionnaireView

_WIDTH = 100


def questionnaire_text(view: QuestionnaireView) -> str:
    """Write the texts to paste.

    Args:
        view: what is asked.
    """
    return "\n".join(_lines(view)).rstrip() + "\n"


def _lines(view: QuestionnaireView) -> Iterator[str]:
    yield from _part("Title", [view.title])
    yield from _part("Text at the top", [f"{heading}: {text}" for heading, text in view.points])
    if view.statements:
        yield from _part("Statements, in one table of choices (Microsoft Forms: Likert)", [])
        yield from ("Columns:", *(f"    {choice.label}" for choice in view.agreement), "", "Rows:")
        yield from (f"    {question.text}" for question in view.statements)
        yield ""
    for question in view.ratings:
        told = [f"{choice.label}: {choice.told}" if choice.told else choice.label for choice in question.choices]
        yield from _part(f"A choice of one: {question.title}", [question.text])
        yield from ("Text below it:", *(f"    {line}" for each in told for line in _wrapped(each, "    ")))
        yield from ("", "Answers:", *(f"    {choice.label}" for choice in question.choices), "")
    yield from _part(f"A choice of one, needed: {view.group.label}", [])
    yield from ("Answers:", *(f"    {choice.label}" for choice in view.groups), "")
    for field in view.fields:
        yield from _part(f"{'A long text' if field.long else 'A text'}: {field.label}", [field.about])


def _part(heading: str, paragraphs: Iterable[str]) -> Iterator[str]:
    yield from (heading, "-" * len(heading), "")
    for paragraph in paragraphs:
        yield from (*_wrapped(paragraph), "")


def _wrapped(text: str, further: str = "") -> list[str]:
    return wrap(text, _WIDTH, subsequent_indent=further, break_long_words=False, break_on_hyphens=False)
