"""Bytes in, text out: what is read, and what is said of the rest."""

import codecs
import os
import tracemalloc
from pathlib import Path

import pytest

from ccg_toolkit.sources import Place
from ccg_toolkit.sources.text import LARGEST, read_text

TEXT = "a: Zoë\nb: 2\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16-le with a mark", "utf-16-be with a mark"],
)
def test_encodings_that_are_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(data)
    assert read_text(path, "answers.yaml") == (TEXT, [])


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        (TEXT.encode("cp1252"), 1, 6, "not in UTF-8; it looks like Windows-1252"),
        ("ä\nb: ü".encode() + b"\xfc", 2, 5, "not in UTF-8"),
        (b"a\r\nb\r\xe9", 3, 1, "not in UTF-8"),
        (TEXT.encode("utf-16-le"), 0, 0, "looks like UTF-16 or UTF-32 without the mark"),
        (TEXT.encode("utf-16-be"), 0, 0, "looks like UTF-16 or UTF-32 without the mark"),
        (TEXT.encode("utf-32"), 0, 0, "is in UTF-32"),
        (codecs.BOM_UTF16_LE + b"a\x00b", 0, 0, "in UTF-16 and damaged"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", 0, 0, "in UTF-16 and damaged"),
    ],
)
def test_other_encodings_are_named(tmp_path: Path, data: bytes, line: int, column: int, message: str) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(data)
    text, [problem] = read_text(path, "answers.yaml")
    assert text is None
    assert problem.place == Place("answers.yaml", line, column)
    assert message in problem.message
    assert "UTF-8" in problem.hint


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04rest", "a Word, Excel or zip file"),
        (b"\xd0\xcf\x11\xe0rest", "an older Word or Excel file"),
        (b"%PDF-1.7", "a PDF file"),
        (b"{\\rtf1", "a rich text file"),
        (b"<!DOCTYPE html>\n<html>", "a web page"),
        (b"<html><body>", "a web page"),
        (b'<?xml version="1.0"?>', "an XML file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not text"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "not text"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", "not text"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 \x18\x00\x00\x00\x30\x01\x00\x9d", "not text"),
        (b"x" * (LARGEST + 1), "larger than 2 MB"),
    ],
)
def test_other_kinds_of_file_are_named(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(data)
    text, [problem] = read_text(path, "answers.yaml")
    assert text is None
    assert message in problem.message
    assert not problem.unreadable


def test_of_a_huge_file_no_more_is_read_than_may_be(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.touch()
    os.truncate(path, 1_000_000_000)
    tracemalloc.start()
    text, [problem] = read_text(path, "answers.yaml")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (text, problem.rule) == (None, "file-too-large")
    assert most < 3 * LARGEST


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(b"x" * LARGEST)
    text, problems = read_text(path, "answers.yaml")
    assert (len(text or ""), problems) == (LARGEST, [])


@pytest.mark.parametrize(
    ("name", "better"), [("answers.yaml.txt", "answers.yaml"), ("answers.txt", "answers.yaml"), ("a.CSV", "a.yaml")]
)
def test_another_ending_is_answered_with_the_one_wanted(tmp_path: Path, name: str, better: str) -> None:
    (tmp_path / name).write_text("a: 1\n")
    text, [problem] = read_text(tmp_path / name, name)
    assert text is None
    assert f"rename it to {better};" in problem.hint


@pytest.mark.parametrize("name", ["answers.yaml", "answers.yml", "answers", "answers.json"])
def test_these_endings_are_fine(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("a: 1\n")
    assert read_text(tmp_path / name, name) == ("a: 1\n", [])


@pytest.mark.parametrize(
    ("there", "hint"),
    [
        ("answers.yaml.txt", "Did you mean answers.yaml.txt? Name it, or rename it to answers.yaml."),
        ("answers.yml", "Did you mean answers.yml? Name it, or rename it to answers.yaml."),
        ("answer.yaml", "Did you mean answer.yaml?"),
        ("else.yaml", "Check the name and the folder."),
    ],
)
def test_a_missing_file_is_answered_with_a_likely_one(tmp_path: Path, there: str, hint: str) -> None:
    (tmp_path / there).touch()
    _, [problem] = read_text(tmp_path / "answers.yaml", "answers.yaml")
    assert (problem.message, problem.hint, problem.unreadable) == ("there is no such file", hint, True)


def test_a_file_in_a_folder_that_is_missing(tmp_path: Path) -> None:
    _, [problem] = read_text(tmp_path / "nowhere" / "answers.yaml", "answers.yaml")
    assert (problem.message, problem.hint) == ("there is no such file", "Check the name and the folder.")


def test_a_folder_is_none(tmp_path: Path) -> None:
    _, [problem] = read_text(tmp_path, "here")
    assert (problem.message, problem.unreadable) == ("this is a folder, and a file is wanted", True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    _, [problem] = read_text(tmp_path / "pipe", "pipe")
    assert (problem.message, problem.unreadable) == ("this is not a regular file", True)


@pytest.mark.parametrize("name", ["a\0b.yaml", "x" * 5000 + ".yaml"])
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    _, [problem] = read_text(tmp_path / name, "name")
    assert problem.unreadable
    assert "cannot be read" in problem.message


def test_characters_that_cannot_be_shown_are_named_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes("ä: \x00b\r\nc: d\u2028e\r\nf: \u202eg\n".encode())
    text, problems = read_text(path, "answers.yaml")
    assert text == "ä: \ufffdb\r\nc: d\ufffde\r\nf: \ufffdg\n"
    assert [(found.place.line, found.place.column) for found in problems] == [(1, 4), (2, 5), (3, 4)]
    assert [found.message.partition("(")[2] for found in problems] == [
        "U+0000, control character)",
        "U+2028, line separator)",
        "U+202E, right-to-left override)",
    ]


def test_of_many_such_characters_the_first_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(b"\x01" * 1000)
    _, problems = read_text(path, "answers.yaml")
    assert len(problems) == 21
    assert "980 more" in problems[-1].message
