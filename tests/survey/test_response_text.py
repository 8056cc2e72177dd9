"""The text that a form hands back survives what mail programs do to it, and says so where it did not."""

import textwrap
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.framework import load_framework
from ccg_toolkit.survey.questionnaire import Questionnaire, questionnaire
from ccg_toolkit.survey.response_text import FIRST_LINE, read_response_texts, response_text
from tests.slow import tries


def _asked() -> Questionnaire:
    framework = load_framework().framework
    assert framework is not None
    return questionnaire(framework, "member")


ASKED = _asked()
VALUES = {
    "form": ASKED.form,
    "response": "5be1f0aa90c2447d",
    "framework": "ccg-membership",
    "minimum_group": "10",
    "group": "practice-managers",
    "practice": "Hill Surgery: the \u201cnew\u201d one",
    "agree.contract.offers-and-wants": "3",
    "comment": 'Shorter papers, please.\n> and end: 3 "quoted" \\ caf\u00e9 '
    + "so that the line is broken by mail programs " * 3
    + "to the end",
}
TEXT = response_text(ASKED, VALUES)


def _read(text: str) -> list[Mapping[str, str]]:
    found = list(read_response_texts(text))
    assert [response.wrong for response in found] == [None] * len(found)
    return [response.values for response in found]


def _wrapped(text: str, width: int = 60, quote: str = "") -> str:
    """Break lines as a mail program does, at spaces alone."""
    pieces = [
        piece
        for line in text.splitlines()
        for piece in textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False, drop_whitespace=True)
    ]
    return "\n".join(quote + piece for piece in pieces)


def test_the_text_is_plain_ascii_and_counts_its_lines() -> None:
    lines = TEXT.splitlines()
    assert TEXT.isascii()
    assert lines[0] == FIRST_LINE
    assert lines[-1] == f"end: {len(VALUES)}"
    assert "group: practice-managers" in lines


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("\n", "\r\n"),
        TEXT.rstrip("\n"),
        f"Dear office,\nhere it is.\n\n{TEXT}\n-- \nDr A. Example\nSent from my phone",
        _wrapped(TEXT),
        _wrapped(TEXT, quote="> "),
        _wrapped(TEXT, quote=">> "),
        _wrapped(TEXT, quote="    "),
        TEXT.replace("\n", "\n\n"),
    ],
    ids=["as it is", "CRLF", "no last break", "in a mail", "wrapped", "quoted", "quoted twice", "indented", "spaced"],
)
def test_it_is_read_as_it_was_written(text: str) -> None:
    assert _read(text) == [VALUES]


def test_several_in_one_file_are_all_read() -> None:
    other = response_text(ASKED, VALUES | {"response": "0000000000000001"})
    found = list(read_response_texts(f"{TEXT}\nNext one:\n{other}"))
    assert [response.values["response"] for response in found] == ["5be1f0aa90c2447d", "0000000000000001"]
    assert [response.line for response in found] == [1, len(TEXT.splitlines()) + 3]


def test_a_text_without_a_response_has_none() -> None:
    assert list(read_response_texts("Dear office,\nI do not wish to answer.\n")) == []


@pytest.mark.parametrize("number", range(1, len(TEXT.splitlines())))
def test_a_text_that_lost_a_line_is_refused(number: int) -> None:
    lines = TEXT.splitlines()
    del lines[number]
    [found] = read_response_texts("\n".join(lines))
    assert found.wrong is not None
    assert found.wrong.rule == "response-cut"
    assert not found.values


@pytest.mark.parametrize("at", range(len(FIRST_LINE), len(TEXT) - 3, 7))
def test_a_text_that_breaks_off_is_refused(at: int) -> None:
    [found] = read_response_texts(TEXT[:at])
    assert found.wrong is not None


def test_a_key_that_stands_twice_is_refused() -> None:
    [found] = read_response_texts(f"{FIRST_LINE}\ngroup: staff\ngroup: board\nend: 2\n")
    assert found.wrong is not None
    assert found.wrong.rule == "duplicate-key"


def test_the_format_of_a_later_version_is_named() -> None:
    [found] = read_response_texts("ccg-toolkit/response/2\nend: 0\n")
    assert found.wrong is not None
    assert found.wrong.rule == "response-format"


@tries()
@given(st.text(), st.text())
def test_any_text_a_person_types_comes_back(comment: str, practice: str) -> None:
    values = {key: value for key, value in (("group", "staff"), ("practice", practice), ("comment", comment)) if value}
    assert _read(response_text(ASKED, values)) == [values]


@tries()
@given(st.text(), st.integers(0, 400), st.integers(0, 400))
def test_nothing_in_a_text_stops_the_reader(noise: str, first: int, last: int) -> None:
    for found in read_response_texts(noise + TEXT[: min(first, last)] + noise + TEXT[max(first, last) :]):
        assert bool(found.wrong) != bool(found.values)
