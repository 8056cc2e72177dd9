"""Tables and workbooks that are damaged, huge or hostile: each is answered in words, and costs no other file."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.sources import as_text
from ccg_toolkit.survey.batch import Batch
from ccg_toolkit.survey.bring_together import brought_together
from ccg_toolkit.survey.column_map import Mapping
from ccg_toolkit.survey.known import Known, known_of
from ccg_toolkit.survey.read import read_file
from ccg_toolkit.survey.response import LONGEST_COMMENT
from tests.slow import tries
from tests.survey import exports
from tests.survey.exports import PEOPLE, Person, form_book, form_text, plain_rows, written
from tests.workbooks import packed, parts, sheet, unpacked

ROWS = plain_rows(PEOPLE[:2])
ITEM = "agree.contract.offers-and-wants"


def _known() -> Known:
    return known_of(exports.framework())


MAPPING = Mapping(known=_known(), columns={})


def _read(path: Path, data: bytes) -> Batch:
    path.write_bytes(data)
    return read_file(path, path.name, MAPPING)


def _told(read: Batch) -> str:
    return "\n".join(as_text(problem) for problem in read.problems)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (written(ROWS[:1]) + b'"staff,3\n', "t.csv:2:1: a quotation mark is opened here and never closed"),
        (written(ROWS).replace(b"Hill Surgery", b'"Hill" Surgery'), "t.csv:2:1: a quotation mark stands in the middle of a cell"),
        (written(ROWS).replace(b"Hill Surgery", b'"' + b"x" * 140_000 + b'"'), "t.csv:2:1: a cell that begins here has more than 131,072"),
        (b"", "t.csv: the file is empty"),
        (b"\n\n \n", "t.csv: there is no table in this file"),
        (written(ROWS).replace(b"Hill", b"Hi\0ll"), "t.csv: this is a file of another kind, not a table in text"),
        (written(ROWS, encoding="utf-32"), "t.csv: the file is in UTF-32"),
        (written(ROWS, encoding="utf-16-le"), "t.csv: the file looks like UTF-16 or UTF-32 without the mark"),
        (written(ROWS, encoding="utf-16")[:-1], "t.csv: the file is in UTF-16 and damaged"),
        (b"# ccg-toolkit/responses/9; x=1\n" + written(ROWS), "t.csv:1:1: '# ccg-toolkit/responses/9' is no kind of file"),
        (b"# ccg-toolkit/responses/1; framework=ccg-membership\n" + written(ROWS), "t.csv:1:1: the promise is missing: minimum_group"),
        (
            b"# ccg-toolkit/responses/1; minimum_group=10; minimum_group=12\n" + written(ROWS),
            "t.csv:1:1: 'minimum_group=12' cannot be read, or stands twice",
        ),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_read_is_refused_whole(tmp_path: Path, data: bytes, told: str) -> None:
    read = _read(tmp_path / "t.csv", data)
    assert read.responses == []
    assert read.refused == 1
    assert told in _told(read)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["gp-no-role", "3", "x"], "this row has 3 cells, and there are 2 headings"),
        (["gp-no-role"], "this row has 1 cells, and there are 2 headings"),
        (["", "3"], "it is not said to which group this person belongs"),
        (["gp-no-role", ""], "warning: no question is answered"),
        (["gp-no-role", "5"], "'5' is no answer"),
        (["gp-no-role", "3 Disagree"], "'3 Disagree' is no answer"),
        (["gp-no-role", "=1+2"], "'=1+2' is no answer"),
        (["gp-no-role", "-1"], "'-1' is no answer"),
        (["gp-no-role", "3.5"], "'3.5' is no answer"),
        (["gp-no-role", "3.3"], "'3.3' is no answer"),
        (["gp-no-role", "3 3"], "'3 3' is no answer"),
        (["gp-no-role", "33"], "'33' is no answer"),
        (["gp-no-role", "\u0663"], "is no answer"),
        (["gp-no-role", "(" * 100_000], "is no answer"),
    ],
)
def test_a_row_that_cannot_be_read_costs_no_other(tmp_path: Path, row: list[str], told: str) -> None:
    read = _read(tmp_path / "t.csv", written([["group", ITEM], row, ["staff", "3"]]))
    assert len(read.responses) == 1
    assert f"t.csv:2:1: {told}" in _told(read) or told in _told(read)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Agree", "3"), ("  agree. ", "3"), ("AGREE", "3"), ("3", "3"), ("3 Agree", "3"), ("3 - Agree", "3"),
        ("3. Agree", "3"), ("(3) Agree", "3"), ("Agree (3)", "3"), ("3 \u2013 Agree", "3"), ("Strongly\u00a0agree", "4"),
        ("Don\u2019t know", "dk"), ("dk", "dk"), ("Not sure", "dk"), ("N/A", ""), ("-", ""), ("", ""),
    ],
)  # fmt: skip
def test_an_answer_is_read_by_its_name_its_number_or_both(text: str, code: str) -> None:
    assert MAPPING.known.choices[ITEM][text] == code


@pytest.mark.parametrize("text", ["Developing", "2", "2 Developing", "Level 2", "2: Developing"])
def test_a_level_is_read_by_its_name_its_number_or_its_text(text: str) -> None:
    choices = MAPPING.known.choices["contract.definition"]
    assert choices[text] == (None if text == "Level 2" else "2")
    assert choices[exports.framework().by_ref["contract.definition"].text_of(2)] == "2"


@pytest.mark.parametrize(
    "heading",
    [
        "{}", "  {} ", "7. {}", "Q7 {}", "7) {}", "Question 7: {}", "How far do you agree? [{}]", "G01Q07. {}",
        "G01Q01[SQ007]. {}", "group_ab/agree.contract.offers-and-wants", "agree.contract.offers-and-wants",
    ],
)  # fmt: skip
def test_a_question_is_known_by_its_text_however_it_is_dressed(heading: str) -> None:
    text = exports.asked().statements[0].text
    assert MAPPING.key_of(heading.format(text)) == ITEM
    assert MAPPING.key_of(heading.format(text).upper()) == ITEM


def test_what_is_no_question_is_not_taken_for_one() -> None:
    for heading in ("", "7.", "Name", "ID", "What else?", "[]", "/", "agree.", "respondent"):
        assert MAPPING.key_of(heading) == ""


def test_a_long_comment_is_cut_and_told(tmp_path: Path) -> None:
    rows = [["group", ITEM, "comment"], ["staff", "3", "x" * 3_000]]
    read = _read(tmp_path / "t.csv", written(rows))
    assert len(read.responses[0].comment) == LONGEST_COMMENT
    assert "only the first 2,000 characters of this comment are kept" in _told(read)


def test_signs_that_harm_are_taken_out_of_what_is_kept(tmp_path: Path) -> None:
    rows = [["group", ITEM, "comment", "practice"], ["staff", "3", "a\u202eb\x0bc\x1b[31m", "Hill\u2028\u202e"]]
    response = _read(tmp_path / "t.csv", written(rows)).responses[0]
    assert (response.comment, response.practice) == ("abc[31m", "Hill")


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t=", "\r="])
def test_no_cell_that_is_written_is_a_formula(tmp_path: Path, lead: str) -> None:
    text = f"{lead}cmd|' /C calc'!A0"
    rows = [["group", ITEM, "comment", "practice"], ["staff", "3", text, text]]
    survey = brought_together([_read(tmp_path / "t.csv", written(rows))], MAPPING.known, MAPPING.known.promise)
    for made in (survey.comments_text({}), survey.heard_text()):
        assert not any(
            cell.startswith(tuple("=+-@\t\r"))
            for cell in made.lstrip("\ufeff").replace('"', "").replace("\n", ",").split(",")
        )


def _odd(rows: str) -> bytes:
    return packed(parts({"Sheet": sheet(rows)}))


def _text(name: str, text: str) -> str:
    return f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>'


HEADINGS = f'<row r="1">{_text("A1", "group")}{_text("B1", ITEM)}</row>'


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ('<c r="B2"><f>1+2</f><v>3</v></c>', "a formula stands here"),
        ('<c r="B2" t="e"><v>#REF!</v></c>', "the cell shows an error, '#REF!'"),
        ('<c r="B2" t="b"><v>1</v></c>', "TRUE stands here as a logical value"),
    ],
)
def test_a_cell_of_a_table_that_nobody_typed_costs_its_row(tmp_path: Path, cell: str, told: str) -> None:
    rows = f'{HEADINGS}<row r="2">{_text("A2", "staff")}{cell}</row><row r="3">{_text("A3", "staff")}{_text("B3", "3")}</row>'
    read = _read(tmp_path / "t.xlsx", _odd(rows))
    assert len(read.responses) == 1
    assert told in _told(read)
    assert "Sheet!B2" in _told(read)


def test_a_cell_of_a_questionnaire_that_nobody_typed_costs_the_response(tmp_path: Path) -> None:
    made = unpacked(form_book(PEOPLE[0]))
    name = next(name for name in made if name.endswith("sheet1.xml"))
    made[name] = made[name].replace(b'<c r="B3"', b'<c r="B3" t="str"><f>1+1</f><v>4</v></c><c r="ZZ3"', 1)
    read = _read(tmp_path / "a.xlsx", packed(made))
    assert read.responses == []
    assert "Moved!B3: a formula stands here" in _told(read)


def test_a_question_that_is_answered_twice_and_differently_costs_the_response(tmp_path: Path) -> None:
    rows = [
        ("Key", "Value"),
        *((key, value) for key, value in exports.values_of(PEOPLE[0]).items() if value),
        (ITEM, "0"),
    ]
    cells = "".join(
        f'<row r="{place}">{_text(f"A{place}", key)}{_text(f"B{place}", value)}</row>'
        for place, (key, value) in enumerate(rows, start=1)
    )
    read = _read(tmp_path / "a.xlsx", _odd(cells))
    assert read.responses == []
    assert f"'{ITEM}' is answered twice and differently, here and in Sheet!B" in _told(read)


def test_a_cell_in_the_far_corner_costs_no_memory(tmp_path: Path) -> None:
    corner = f'<row r="1048576">{_text("XFD1048576", "x")}</row>'
    data = _odd(f'{HEADINGS}<row r="2">{_text("A2", "staff")}{_text("B2", "3")}</row>{corner}')
    tracemalloc.start()
    read = _read(tmp_path / "t.xlsx", data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(read.responses) == 1
    assert peak < 20_000_000


def test_a_table_that_is_too_wide_is_refused(tmp_path: Path) -> None:
    told = "columns, and at most 1,000 are read"
    wide = HEADINGS.replace("</row>", f"{_text('XFD1', 'x')}</row>")
    read = _read(tmp_path / "t.csv", written([["group", ITEM, *(str(number) for number in range(20_000))]]))
    assert f"the table has 20,002 {told}" in _told(read)
    assert _read(tmp_path / "t.xlsx", _odd(wide)).responses == []


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (packed({"[Content_Types].xml": "x" * 21_000_000}), "the workbook holds far more than is read from one"),
        (packed({"a.txt": "x"}), "this is a zip file"),
        (b"PK\x03\x04 and nothing more", "the workbook is damaged or cut short"),
        (packed(parts({"Sheet": sheet("")})), "the workbook is empty"),
    ],
)
def test_a_workbook_that_cannot_be_read_is_refused_whole(tmp_path: Path, data: bytes, told: str) -> None:
    read = _read(tmp_path / "t.xlsx", data)
    assert (read.refused, read.responses) == (1, [])
    assert told in _told(read)


def test_a_national_table_is_never_held_whole(tmp_path: Path) -> None:
    people = [Person("gp-no-role", {0: number % 5}, comment="") for number in range(4_000)]
    path = tmp_path / "t.csv"
    path.write_bytes(written(exports.table(people, lambda place: {"Name": "x" * 2_000 + str(place)})))
    size = path.stat().st_size
    tracemalloc.start()
    read = read_file(path, path.name, MAPPING)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(read.responses) == 4_000
    assert peak < size


WAYS: tuple[Callable[[Person], bytes], ...] = (
    lambda person: form_text(person).encode(),
    lambda person: written(plain_rows([person])),
)
PERSON = st.builds(
    Person,
    group=st.sampled_from(["gp-no-role", "staff", "clinical-leads"]),
    answers=st.dictionaries(st.integers(0, 11), st.integers(-1, 4), min_size=1),
    practice=st.sampled_from(["", "Hill", "hill ", "Dale"]),
    ods=st.sampled_from(["", "A81001"]),
    comment=st.text(max_size=20),
)


@tries(60)
@given(st.lists(st.tuples(PERSON, st.sampled_from(WAYS)), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_same_responses_in_any_order_give_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, people: list[tuple[Person, Callable[[Person], bytes]]], random: object
) -> None:
    folder = tmp_path_factory.getbasetemp()
    batches = [_read(folder / f"{place}.any", way(person)) for place, (person, way) in enumerate(people)]
    for batch in batches:
        batch.digest = ""  # equal people in files of equal bytes would be copies
    made = set()
    for _ in range(2):
        survey = brought_together(batches, MAPPING.known, MAPPING.known.promise)
        made.add((survey.responses_text("2014-03-01"), survey.heard_text(), survey.comments_text({})))
        random.shuffle(batches)  # type: ignore[attr-defined]
    assert len(made) == 1


@tries(200)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), st.sampled_from(["t.csv", "t.xlsx", "t.txt"]))
def test_any_bytes_are_answered(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    read = _read(tmp_path_factory.getbasetemp() / name, data)
    assert read.responses == []
    assert read.problems or data.isascii()
