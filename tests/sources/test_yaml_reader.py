"""YAML in: values as typed, and the place of each."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.sources import Document, Place, Scalar, parse_yaml
from ccg_toolkit.sources.characters import blotted
from ccg_toolkit.sources.yaml.reader import DEEPEST, MOST_VALUES

PLACES = """\
# A remark
a: 1
b:
  c: {d: 2, "e": [x, y]}
  f:
    - g
    -   h: 3
        i: >
          text
? j
: k
"""


def parsed(text: str) -> Document:
    document, problems = parse_yaml(text, "file.yaml")
    assert problems == []
    assert document is not None
    return document


def test_a_value_stands_at_its_name_and_an_item_where_it_begins() -> None:
    places = {path: (place.line, place.column) for path, place in parsed(PLACES).places.items()}
    assert places == {
        (): (2, 1),
        ("a",): (2, 1),
        ("b",): (3, 1),
        ("b", "c"): (4, 3),
        ("b", "c", "d"): (4, 7),
        ("b", "c", "e"): (4, 13),
        ("b", "c", "e", 0): (4, 19),
        ("b", "c", "e", 1): (4, 22),
        ("b", "f"): (5, 3),
        ("b", "f", 0): (6, 7),
        ("b", "f", 1): (7, 9),
        ("b", "f", 1, "h"): (7, 9),
        ("b", "f", 1, "i"): (8, 9),
        ("j",): (10, 3),
    }


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_places_do_not_depend_on_how_lines_end(ending: str) -> None:
    assert parsed(PLACES.replace("\n", ending)) == parsed(PLACES)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_mistakes_do_not_depend_on_how_lines_end(ending: str) -> None:
    text = "a: @x\nb:\n  c: d: e\n  f: ward #4\n  g: 1\n\u00a0 h: 1\n  i: 2\n"
    assert len(parse_yaml(text, "file.yaml")[1]) == 4
    assert parse_yaml(text.replace("\n", ending), "file.yaml") == parse_yaml(text, "file.yaml")


def test_columns_count_characters() -> None:
    document = parsed("a: {é: ü, 😀: 1, z: 2}\n")
    assert [document.place("a", key).column for key in ("é", "😀", "z")] == [5, 11, 17]


def test_what_is_not_in_the_file_stands_where_the_nearest_thing_around_it_does() -> None:
    document = parsed(PLACES)
    assert document.place("b", "c", "missing", 3) == document.place("b", "c")
    assert document.place("missing") == Place("file.yaml", 2, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "no",
        "Yes",
        "off",
        "42",
        "007",
        "1:30",
        "2026-01-02",
        "3.0",
        "0x1f",
        ".nan",
        "1e400",
        "true",
        "1_000",
        "a - b",
        "é",
        "9" * 5000,
    ],
)
def test_a_scalar_is_the_text_that_was_typed(typed: str) -> None:
    for text in (f"comment: {typed}\n", f"comment: {typed}   \n", f"comment: {typed} # a remark\n"):
        document, _ = parse_yaml(text, "file.yaml")
        assert document is not None
        value = document.data["comment"]
        assert (value, value.plain) == (typed, True)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Cn"]), max_size=30))
def test_any_text_in_single_quotes_is_kept(text: str) -> None:
    document, _ = parse_yaml("a: '" + text.replace("'", "''") + "'\n", "file.yaml")
    assert document is not None
    assert document.data["a"] == text
    assert not document.data["a"].plain


@pytest.mark.parametrize("blank", ["", " ", "~", "null", " # later"])
def test_blank_is_null(blank: str) -> None:
    assert parsed(f"a: {blank}\nb: 1\n").data == {"a": None, "b": "1"}


@pytest.mark.parametrize("text", ["''", '"~"', "'null'", "Null", "NULL"])
def test_other_spellings_of_blank_are_text(text: str) -> None:
    assert isinstance(parsed(f"a: {text}\n").data["a"], Scalar)


@pytest.mark.parametrize("key", ["off", "y", "n", "a-1", "2-bed", "5-a-day", "1st", "'1'", '"no"', "é"])
def test_names_that_are_text(key: str) -> None:
    assert list(parsed(f"{key}: 1\n").data) == [key.strip("'\"")]


@pytest.mark.parametrize(
    "key", ["1", "-1", "1.5", "1e3", "0x1f", "1_000", "1:30", "2026-01-02", ".inf", "no", "On", "TRUE", "null", "~"]
)
def test_names_that_are_not_text(key: str) -> None:
    document, [problem] = parse_yaml(f"a: 1\n{key}: 1\n", "file.yaml")
    assert document is not None
    assert document.data == {"a": "1"}
    assert (problem.rule, problem.place) == ("key-not-text", Place("file.yaml", 2, 1))


@pytest.mark.parametrize("key", ["? [a]\n: 1", "? {a: 1}\n: 1", "[a]: 1", "{a: 1}: 1", "? [[a]]", "? - a\n: 1"])
def test_a_list_or_map_is_no_name(key: str) -> None:
    document, [problem, *_] = parse_yaml(f"a: 1\n{key}\n", "file.yaml")
    assert document is not None
    assert document.data == {"a": "1"}
    assert (problem.rule, problem.place.line) == ("key-not-text", 2)


@pytest.mark.parametrize(
    ("text", "line", "column", "first"),
    [
        ("a: 1\na: 2\n", 2, 1, 1),
        ("b:\n  a: 1\n  c: 1\n  a: 1\n", 4, 3, 2),
        ("- a: 1\n  a: 2\n", 2, 3, 1),
        ("b: {a: 1, a: 2}\n", 1, 11, 1),
        ("b: [{a: 1,\n a: 2}]\n", 2, 2, 1),
        ("a: 1\n'a': 2\n", 2, 1, 1),
        ('"\\x61": 1\n? a\n: 2\n', 2, 3, 1),
        ('{"a": 1, "a": 1}', 1, 10, 1),
        ("a:\na:\n", 2, 1, 1),
    ],
)
def test_a_name_that_stands_twice_is_refused_and_both_lines_are_named(
    text: str, line: int, column: int, first: int
) -> None:
    _, [problem, *_] = parse_yaml(text, "file.yaml")
    assert (problem.rule, problem.place.line, problem.place.column) == ("duplicate-key", line, column)
    assert problem.message == f"'a' stands twice; it was first given in line {first}"


def test_the_same_name_in_two_places_or_in_other_letters_is_no_repeat() -> None:
    assert parsed("a: {a: 1}\nb: {a: 1}\nc: [{a: 1}, {a: 1}]\nA: 1\n")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("a: &x 1\n", ["anchor"]),
        ("&x a: 1\n", ["anchor"]),
        ("a: &x {b: 1}\n", ["anchor"]),
        ("a: &x\n  - b\n", ["anchor"]),
        ("a: *x\n", ["alias"]),
        ("*x : 1\n", ["alias"]),
        ("- &x [*x]\n", ["anchor", "alias"]),
        ("a: !!int '1'\n", ["tag"]),
        ("a: !!int x\n", ["tag"]),
        ("a: !x {b: 1}\n", ["tag"]),
        ("a: !!python/object/apply:os.system [ls]\n", ["tag"]),
        ("a: !<tag:yaml.org,2002:timestamp> 2014-03-14\n", ["tag"]),
        ("a: &x !!str 1\n", ["anchor", "tag"]),
        ("<<: {a: 1}\n", ["merge-key"]),
        ("b: {<<: [{a: 1}], c: 1}\n", ["merge-key"]),
        ("%YAML 1.1\n---\na: 1\n", ["directive"]),
        ("%TAG ! tag:example.org,2014:\n---\na: 1\n", ["directive"]),
        ("a: 1\n---\nb: 1\n", ["two-documents"]),
        ("---\n---\na: 1\n", ["two-documents"]),
        ("--- {a: 1}\n...\n--- {a: 1}\n", ["two-documents"]),
    ],
)
def test_what_could_expand_or_mean_something_else_is_refused(text: str, rules: list[str]) -> None:
    _, problems = parse_yaml(text, "file.yaml")
    assert [problem.rule for problem in problems if problem.rule != "not-a-map"] == rules


@pytest.mark.parametrize(
    "text", ["--- \na: 1\n", "--- # a remark\na: 1\n", "a: 1\n...\n", "\n\n# a remark\n---\na: 1\n...\n"]
)
def test_marks_around_one_document_are_fine(text: str) -> None:
    assert parsed(text).data == {"a": "1"}


@pytest.mark.parametrize("text", ["", "\n \n", "# a remark\n", "---\n", "--- ~\n", "null\n"])
def test_a_file_without_content_is_called_empty(text: str) -> None:
    document, [problem] = parse_yaml(text, "file.yaml")
    assert (document, problem.rule, problem.message) == (None, "not-a-map", "the file is empty")


@pytest.mark.parametrize("text", ["a\n", "'a'\n", "42\n", "- a\n", "[a]\n", "a, b\n"])
def test_a_file_of_another_shape_is_refused(text: str) -> None:
    document, [problem] = parse_yaml(text, "file.yaml")
    assert (document, problem.rule) == (None, "not-a-map")


def test_json_is_read_tabs_and_all() -> None:
    document = parsed('{\n\t"a": "1",\n\t"b": [true, null]\n}\n')
    assert document.data == {"a": "1", "b": ["true", None]}
    assert not document.data["a"].plain


def test_what_is_as_deep_as_may_be_is_read_and_a_level_more_is_not() -> None:
    assert parsed("{a: " * (DEEPEST - 1) + "{}" + "}" * (DEEPEST - 1)).data
    document, [problem] = parse_yaml("{a: " * DEEPEST + "{}" + "}" * DEEPEST, "file.yaml")
    assert document is None
    assert (problem.rule, problem.place.column) == ("too-deep", 4 * DEEPEST + 1)


def test_as_many_values_as_may_be_are_read_and_one_more_is_not() -> None:
    many = "a: [" + "1," * (MOST_VALUES - 3) + "]\n"
    assert len(parsed(many).data["a"]) == MOST_VALUES - 3
    document, [problem] = parse_yaml(many + "b: 1\n", "file.yaml")
    assert (document, problem.rule) == (None, "too-many-values")


def test_mistakes_in_several_values_are_all_found_and_the_rest_is_read() -> None:
    text = "a: @x\nb: c: d\ne: 1\nf: 'it's'\ng: [1, , 2]\nh: {i: 2}\n"
    document, problems = parse_yaml(text, "file.yaml")
    assert document is not None
    assert (document.data["e"], document.data["h"]) == ("1", {"i": "2"})
    assert document.blots == {("a",), ("b",), ("f",), ("g",)}
    assert [problem.place.line for problem in problems] == [1, 2, 4, 5]


def test_a_mistake_that_is_not_confined_to_a_value_ends_the_reading() -> None:
    document, problems = parse_yaml("a: @x\nb:\n\tc: 1\nd: @y\n", "file.yaml")
    assert document is None
    assert [(problem.place.line, problem.place.column) for problem in problems] == [(1, 4), (3, 1)]


@pytest.mark.parametrize("text", ["a: b #c\n", "a: ward #4 is full\n", "a: two words # c\n", "- a b #c\n"])
def test_text_that_a_remark_cuts_off_is_pointed_at(text: str) -> None:
    _, problems = parse_yaml(text, "file.yaml")
    assert [(found.rule, found.place.column) for found in problems if found.severity == "warning"] == [
        ("text-lost", text.index("#") + 1)
    ]


@pytest.mark.parametrize(
    "text", ["a: 2 # b\n", "a: unknown # b\n", "a: 'b c' # d\n", "a: b#c\n", "a: # b\n  c: d\n", "# b\na: 1\n"]
)
def test_other_remarks_are_remarks(text: str) -> None:
    assert parsed(text)


def test_a_file_of_text_alone_is_refused_even_where_it_has_warnings() -> None:
    document, problems = parse_yaml("only text # here\n", "file.yaml")
    assert document is None
    assert {problem.severity for problem in problems} == {"warning", "error"}


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: [b", 1, 4, "the [ that opens here is not closed"),
        ("a: {b", 1, 4, "the { that opens here is not closed"),
        ("a: 'b", 1, 4, "the quotation mark that opens here is not closed"),
        ('a: "\\q"', 1, 5, "a backslash in double quotes begins a code, and this one is unknown"),
        ("a: b: c", 1, 5, "a colon and a space stand inside text"),
        ("a: 1\n b: 2", 2, 2, "this line is further in than it may be"),
        ("a:\n b\nc", 3, 1, "this line has no colon after a name, and does not belong to the text above"),
        ("%Y\n", 1, 1, "a line cannot begin with %"),
        ("%YAML 1.2\na: 1", 1, 1, "a line that begins with % sets up YAML itself"),
        ("a: 1\n...\nb: 1", 2, 1, "three dots end the file here, and more follows"),
        ("a: |x", 1, 4, "text cannot begin with |"),
        ("a: &", 1, 4, "text cannot begin with &"),
        ("a: [* b]", 1, 5, "text cannot begin with *"),
        ("a: {b: & c}", 1, 8, "text cannot begin with &"),
        ("* a", 1, 1, "text cannot begin with *"),
        ("&a: [", 1, 1, "a line cannot begin with &"),
        (" {", 1, 2, "a bracket that opens here is not closed"),
        ("a: 1\n- b\n", 2, 1, "the item of a list stands between names"),
        (": a", 1, 1, "there is no name before this colon"),
        ("a: - b", 1, 4, "a list cannot begin on the line of its name"),
        (":: - a", 1, 4, "a list cannot begin in the middle of a line"),
        ("a: }", 1, 4, "text cannot begin with }"),
        ("a: [b]? c", 1, 7, "this is not YAML that can be read"),
        ("'a'\nb: 1", 2, 1, "this line does not line up with the ones above it"),
        ("- a\nb: c", 2, 1, "a name stands between the items of a list"),
        ("a:\u00a01\nb: 2", 1, 3, "a character that looks like a space (U+00A0, no-break space) stands here"),
        (
            "a:\n  b: 1\n\u3000 c: 2\n  d: 3",
            3,
            1,
            "a character that looks like a space (U+3000, ideographic space) stands here",
        ),
        ("{\n\u00a0", 2, 1, "a character that looks like a space (U+00A0, no-break space) stands here"),
    ],
)
def test_every_word_of_the_parser_is_put_in_ours(text: str, line: int, column: int, message: str) -> None:
    _, [problem, *_] = parse_yaml(text, "file.yaml")
    assert (problem.place.line, problem.place.column, problem.message) == (line, column, message)
    assert problem.hint


def test_the_parser_takes_every_character_that_is_let_through() -> None:
    text = blotted("".join(map(chr, range(sys.maxunicode + 1))))
    assert len(text) == sys.maxunicode + 1
    remark = "# " + text.replace("\n", "").replace("\r", "") + "\n"
    assert parsed(remark + "a: 1\n").data == {"a": "1"}
