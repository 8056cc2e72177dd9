"""JSON is read whole or told: its size, its encoding, names that stand twice, and numbers as they are written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.sources import json_text
from ccg_toolkit.sources.json_text import parse_json, read_json
from tests.cli.conftest import ROOT
from tests.slow import tries

RESULT = (ROOT / "tests" / "golden" / "result" / "example.json").read_bytes()


def _read(folder: Path, data: bytes) -> tuple[object, list[str]]:
    path = folder / "result.json"
    path.write_bytes(data)
    content, problems = read_json(path, "result.json", str)
    assert all(problem.hint for problem in problems)
    return content, [f"{problem.place.text}: {problem.message}" for problem in problems]


def test_numbers_are_as_they_are_written(tmp_path: Path) -> None:
    content, problems = _read(tmp_path, b'{"a": 1.10, "b": 2, "c": 1e5, "d": 12345678901234567890}')
    assert problems == []
    assert content == {"a": "1.10", "b": 2, "c": "1e5", "d": "12345678901234567890"}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xef\xbb\xbf[1]", ""),
        ("[1]".encode("utf-16"), "result.json: the file is not in UTF-8"),
        ("[1]".encode("utf-32"), "result.json: the file is in UTF-32"),
        (b'["\xe9"]', "result.json: the file is not in UTF-8"),
        (b"[1,\n 2", "result.json:2:3: this is no JSON from here on, or it breaks off"),
        (b"[Infinity]", "result.json: Infinity is no number"),
        (b'{"a": {"b": 1, "b": 1}}', "result.json: 'b' stands twice in one object"),
        (b"[" * 50_000, "result.json: lists and objects stand too deep within one another"),
        (b'{"a":' * 50_000, "result.json: lists and objects stand too deep within one another"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(tmp_path: Path, data: bytes, told: str) -> None:
    content, problems = _read(tmp_path, data)
    assert problems == ([told] if told else [])
    assert (content is None) == bool(told)


def test_of_a_huge_file_no_more_is_read_than_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "LARGEST_JSON", 1_000_000)
    assert _read(tmp_path, b"[" + b" " * 999_998 + b"]")[1] == []
    assert _read(tmp_path, b"[" + b" " * 999_999 + b"]")[1] == ["result.json: the file is larger than 1 MB"]


@given(st.integers(0, len(RESULT)), st.integers(0, 40), st.binary(max_size=4))
@tries(200)
def test_a_broken_file_is_read_or_told(at: int, length: int, put: bytes) -> None:
    broken = RESULT[:at] + put + RESULT[at + length :]
    content, problems = parse_json(broken, "result.json", str)
    assert (content is None) == bool(problems)
