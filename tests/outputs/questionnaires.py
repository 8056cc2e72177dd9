"""Questionnaires of the built-in framework, for tests."""

from pathlib import Path

import pytest

from ccg_toolkit.framework import Framework, load_framework
from ccg_toolkit.outputs import render_questionnaire
from ccg_toolkit.report import build_questionnaire_view
from ccg_toolkit.survey.questionnaire import Asked, Questionnaire, questionnaire

from .conftest import once

EVERYONE: tuple[Asked, ...] = ("member", "leader")


def _built_in() -> Framework:
    found = load_framework().framework
    assert found is not None
    return found


FRAMEWORK = _built_in()


def asked_of(who: Asked) -> Questionnaire:
    return questionnaire(FRAMEWORK, who, collector="Jo Marsh")


def made(suffix: str, asked: Questionnaire, *, xlsform: bool = False) -> bytes:
    """Make a file of that ending."""
    view = build_questionnaire_view(asked, FRAMEWORK.cover.terms)
    return render_questionnaire(suffix, view, FRAMEWORK.folders, xlsform=xlsform)


def on_paper(factory: pytest.TempPathFactory, who: Asked) -> Path:
    """Give the PDF, made once in a run."""
    return once(factory, f"questionnaire-{who}.pdf", lambda: made(".pdf", asked_of(who)))


def keys_of(asked: Questionnaire) -> list[str]:
    """Name the answers to the questions, in order."""
    return [*(statement.key for statement in asked.statements), *(rating.key for rating in asked.ratings)]
