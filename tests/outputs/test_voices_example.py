"""The questionnaires in `examples/voices` are those of the framework as it is; ``--update-golden`` makes them anew."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from ccg_toolkit.survey.questionnaire import Asked, questionnaire

from .conftest import ROOT
from .questionnaires import FRAMEWORK, made

FOLDER = ROOT / "examples" / "voices"
FILES: dict[str, Asked] = {"ask.html": "member", "ask.xlsx": "member", "leaders.xlsx": "leader"}
pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read ours


@pytest.mark.parametrize("name", FILES)
def test_the_questionnaires_are_up_to_date(request: pytest.FixtureRequest, name: str) -> None:
    path = FOLDER / name
    asked = questionnaire(FRAMEWORK, FILES[name], collector="Jo Marsh of Healthwatch", closes_on=date(2014, 2, 14))
    content = made(path.suffix, asked)
    if request.config.getoption("--update-golden"):
        path.write_bytes(content)
    same = path.read_bytes() == content if path.suffix == ".html" else _cells(path.read_bytes()) == _cells(content)
    assert same, f"{name} is stale; renew it with --update-golden"


def _cells(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    """Give what stands in a workbook: its bytes differ with the version of what writes them."""
    book = openpyxl.load_workbook(BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
