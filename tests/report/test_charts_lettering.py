"""Letters in drawings: never wider than thought, and none that a drawing cannot set."""

from fractions import Fraction

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.framework import built_in_folder
from ccg_toolkit.report.charts.lettering import SIZE, label, width
from tests.slow import tries


def test_no_character_of_the_font_is_wider_than_thought() -> None:
    font = TTFont(built_in_folder() / "templates" / "fonts" / "toolkit-sans-Regular.ttf")
    names, advances, per_em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    letters = {chr(code): Fraction(advances[name][0] * SIZE, per_em) for code, name in names.items() if code < 0x530}
    assert len(letters) > 500
    wider = {letter: float(true) for letter, true in letters.items() if letter.isprintable() and true > width(letter)}
    assert wider == {}


@tries()
@given(st.text(), st.integers(0, 300))
def test_a_label_is_the_text_or_nothing(text: str, room: int) -> None:
    assert label(text, room) in {"", text}
    assert width(label(text, room)) <= room


@pytest.mark.parametrize("text", ["Not started", "Établi", "Установлено", "已建立", "Καθιερωμένο"])
def test_a_short_text_that_reads_letter_by_letter_is_set(text: str) -> None:
    assert label(text, 120) == text


@pytest.mark.parametrize("text", ["مبتدئ", "התחלה", "स्थापित", "Done \N{GRINNING FACE}"])
def test_what_would_be_torn_apart_or_named_instead_is_left_out(text: str) -> None:
    assert label(text, 500) == ""
