"""What templates may call: each band has a colour, however many colours there are."""

import pytest

from ccg_toolkit.outputs.html.template_helpers import nearest

COLOURS = ["red", "amber", "green", "blue"]


@pytest.mark.parametrize(
    ("colours", "of", "expected"),
    [
        (COLOURS, 4, ["red", "amber", "green", "blue"]),
        (COLOURS, 2, ["red", "blue"]),
        (COLOURS, 1, ["red"]),
        (COLOURS[:2], 4, ["red", "red", "amber", "amber"]),
        (COLOURS[:1], 3, ["red", "red", "red"]),
    ],
)
def test_a_band_takes_the_nearest_colour(colours: list[str], of: int, expected: list[str]) -> None:
    assert [nearest(colours, place, of) for place in range(1, of + 1)] == expected
