"""Sheets and headings of a questionnaire as a workbook: what writes it and what reads it back find them here.

Rows are found by what stands under `NAME` or `KEY`, so that a sheet may be sorted, moved or renamed. A choice may come
back as its label, as its number, or as both: ``Agree``, ``3`` or ``3 Agree``.
"""

START, QUESTIONS, ABOUT_YOU, PROMISE = "Start", "Questions", "About you", "Promise"
"""The sheets: what to know first, what is asked, who answers, and the promise in the words of programs."""

QUESTION, ANSWER, NAME = "Question", "Answer", "Name"
"""Headings of *Questions* and *About you*: what is asked, what is filled in, and its name of `survey.keys`."""

KEY, VALUE = "Key", "Value"
"""Headings of *Promise*: the names of `survey.keys.PROMISED`, and what each is."""

DONT_KNOW = "Don't know"
"""How people choose `survey.keys.DONT_KNOW` and `survey.keys.UNKNOWN`."""


def choice_label(number: int, name: str) -> str:
    """Write one choice of a list as people see it: ``3 Agree``."""
    return f"{number} {' '.join(name.split())}"
