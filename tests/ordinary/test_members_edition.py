"""The edition for members of ordinary answers, with voices of each kind and without: no oddity, and no name that they hold."""

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from ccg_toolkit.outputs import render
from ccg_toolkit.report import Edition, Setting, build_view
from ccg_toolkit.toolkit import assess
from tests.ordinary.cases import NAMES, write_case
from tests.ordinary.everything import Headed, inputs_of, oddities
from tests.slow import few
from tests.voices import KINDS, any_voices

pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read ours

MEMBERS = Setting(edition=Edition.MEMBERS)
SEED = 2


@pytest.mark.parametrize("number", few(range(40), keep=2))
def test_it_is_made_of_any_answers_and_names_nobody(tmp_path: Path, number: int) -> None:
    case = write_case(tmp_path, SEED, number)
    inputs, faults = inputs_of(case)
    assert inputs is not None, faults
    kinds = (None, KINDS[number % len(KINDS)])
    for kind in kinds:
        heard = any_voices(Random(number), inputs.framework, kind) if kind else None  # noqa: S311 - nothing secret
        assessment = assess(replace(inputs, voices=heard), version="0")
        page = render(".html", assessment, build_view(assessment), MEMBERS).decode()
        text = Headed(page).text
        assert list(oddities("members", text, case.answers.read_text(encoding="utf-8"))) == []
        assert [name for name in NAMES if re.search(rf"\b{re.escape(name)}\b", text)] == []
        assert "What we ask of you" in text
