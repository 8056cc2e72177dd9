"""Workbooks in: what each kind of cell becomes, and which files are refused, within bounds of memory and time."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import openpyxl.utils.datetime
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.sources import Cell, Number, Workbook, as_text, cell_name
from ccg_toolkit.sources.workbook.reader import read_workbook
from tests.slow import tries
from tests.workbooks import packed, parts, save, sheet, strings, styles

FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
NOT_ONE = "Open it in Excel or LibreOffice, and save it as an Excel workbook (.xlsx)."
DAMAGED = (
    "plan.xlsx: the workbook is damaged or cut short\n"
    "    Open it in Excel or LibreOffice, and save it under another name as an Excel workbook (.xlsx)."
)


def read(path: Path) -> Workbook:
    workbook, problems = read_workbook(path, "plan.xlsx")
    assert problems == []
    assert workbook is not None
    return workbook


def cells(path: Path) -> dict[str, Cell]:
    """Give the cells of the first sheet by name."""
    rows = read(path).sheets[0].rows
    return {cell_name(row, column): cell for row, found in rows.items() for column, cell in found.items()}


def values(path: Path) -> dict[str, object]:
    return {name: cell.value for name, cell in cells(path).items()}


def refusal(path: Path) -> str:
    workbook, [problem] = read_workbook(path, "plan.xlsx")
    assert workbook is None
    return as_text(problem)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="B2" t="s"><v>1</v></c>', "one <b> & two"),
        ('<c r="B2" t="inlineStr"><is><t>typed</t></is></c>', "typed"),
        ('<c r="B2" t="inlineStr"><is><r><t>plain </t></r><r><rPr/><t>bold</t></r></is></c>', "plain bold"),
        ('<c r="B2" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>reading aid</t></rPh></is></c>', "a"),
        ('<c r="B2" t="inlineStr"><is><t>a_x000D__x005F_x000D_</t></is></c>', "a\r_x000D_"),
        ('<c r="B2" t="inlineStr"><is><t> two\nlines </t></is></c>', " two\nlines "),
        ('<c r="B2"><v>41702.5</v></c>', Number(41702.5)),
        ('<c r="B2" s="1"><v>41702</v></c>', Number(41702, "dd/mm/yyyy")),
        ('<c r="B2" s="2"><v>-1.5E-3</v></c>', Number(-0.0015, 9)),
        ('<c r="B2" s="99"><v>3</v></c>', Number(3)),
        ('<c r="B2" t="d"><v>2014-03-04T12:00:00</v></c>', Number(41702.5, 14)),
        ('<c r="B2" t="b"><v>1</v></c>', True),
    ],
)
def test_each_kind_of_cell_becomes_its_value(tmp_path: Path, cell: str, value: object) -> None:
    given_strings = strings("<t>zero</t>", "<t>one &lt;b&gt; &amp; two</t>")
    path = save(
        tmp_path / "plan.xlsx", f'<row r="2">{cell}</row>', strings=given_strings, styles=styles(0, "dd/mm/yyyy", 9)
    )
    assert values(path) == {"B2": value}


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('<c r="A1"><f>1+1</f><v>2</v></c>', Cell(kind="number", value=Number(2), formula=True)),
        ('<c r="A1"><f>1+1</f></c>', Cell(kind="text", value="", formula=True)),
        ('<c r="A1"><f>1+1</f><v></v></c>', Cell(kind="text", value="", formula=True)),
        ('<c r="A1" t="s"><f>A2</f></c>', Cell(kind="text", value="", formula=True)),
        ('<c r="A1" t="str"><f>"a"</f><v>a</v></c>', Cell(kind="text", value="a", formula=True)),
        ('<c r="A1" t="b"><f>TRUE()</f><v>1</v></c>', Cell(kind="boolean", value=True, formula=True)),
        ('<c r="A1" t="e"><f>A2</f><v>#REF!</v></c>', Cell(kind="error", value="#REF!", formula=True)),
        ('<c r="A1" t="e"><v>#N/A</v></c>', Cell(kind="error", value="#N/A")),
    ],
)
def test_formulas_and_errors_are_told_from_values(tmp_path: Path, cell: str, found: Cell) -> None:
    assert cells(save(tmp_path / "plan.xlsx", f'<row r="1">{cell}</row>')) == {"A1": found}


def test_cells_without_anything_in_them_are_left_out(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="1"/><c r="B1" t="inlineStr"><is><t></t></is></c><c r="C1"><v></v></c></row>'
    assert cells(save(tmp_path / "plan.xlsx", rows)) == {}


def test_cells_and_rows_without_a_reference_follow_each_other(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>'
    assert values(save(tmp_path / "plan.xlsx", rows)) == {
        "A1": Number(1),
        "D1": Number(2),
        "E1": Number(3),
        "A3": Number(4),
    }


def test_sheets_stand_in_the_order_of_the_workbook_and_charts_are_passed_over(tmp_path: Path) -> None:
    made = parts({"First & last": sheet(""), "Chart": sheet(""), "Second": sheet("<row><c><v>1</v></c></row>")})
    made["xl/_rels/workbook.xml.rels"] = made["xl/_rels/workbook.xml.rels"].replace(
        'worksheet" Target="worksheets/sheet2', 'chartsheet" Target="chartsheets/sheet2'
    )
    made["xl/workbook.xml"] = made["xl/workbook.xml"].replace("First & last", "First &amp; last")
    path = tmp_path / "plan.xlsx"
    path.write_bytes(packed(made))
    assert [(found.name, len(found.rows)) for found in read(path).sheets] == [("First & last", 0), ("Second", 1)]


def test_comments_are_noticed(tmp_path: Path) -> None:
    path = save(tmp_path / "plan.xlsx", "")
    assert not read(path).has_comments
    for name in ("xl/comments1.xml", "xl/comments/comment1.xml", "xl/threadedComments/threadedComment1.xml"):
        path.write_bytes(packed(parts({"Sheet": sheet("")}) | {name: "<comments/>"}))
        assert read(path).has_comments, name


def test_other_namespaces_and_prefixes_make_no_difference(tmp_path: Path) -> None:
    strict = sheet("<row><c><v>1</v></c></row>").replace("schemas.openxmlformats.org", "purl.oclc.org/ooxml")
    made = '<?xml version="1.0"?><x:worksheet xmlns:x="urn:any"><x:row><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:worksheet>'
    for part in (strict, made):
        (tmp_path / "plan.xlsx").write_bytes(packed(parts({"Sheet": part})))
        assert values(tmp_path / "plan.xlsx") == {"A1": Number(1)}


@pytest.mark.parametrize(
    ("number", "day"),
    [
        (Number(29221), date(1980, 1, 1)),
        (Number(41702), date(2014, 3, 4)),
        (Number(41702.999), date(2014, 3, 4)),
        (Number(109938), date(2200, 12, 30)),
        (Number(29220), None),
        (Number(2014), None),
        (Number(20140304), None),
        (Number(-1), None),
        (Number(5295, 14), date(1914, 6, 30)),
        (Number(2014, "dd/mm/yyyy"), date(1905, 7, 6)),
        (Number(370550, "d mmm yyyy"), date(2914, 7, 12)),
        (Number(61, 14), date(1900, 3, 1)),
        (Number(60, 14), None),
        (Number(2958466, 14), None),
        (Number(41702 - 1462, "d mmm yyyy", from_1904=True), date(2014, 3, 4)),
        (Number(41702 - 1462, from_1904=True), date(2014, 3, 4)),
        (Number(0, 14, from_1904=True), date(1904, 1, 1)),
    ],
)
def test_a_number_stands_for_a_day_within_reach(number: Number, day: date | None) -> None:
    assert number.day == day


@pytest.mark.parametrize(
    ("shown_as", "is_date"),
    [
        (0, False),
        (9, False),
        (14, True),
        (20, False),
        (22, True),
        ("dd/mm/yyyy", True),
        ("[$-809]d mmmm yyyy;@", True),
        ("mmm", True),
        ("yyyy-mm-dd hh:mm", True),
        ("[h]:mm", False),
        ("mm:ss.0", False),
        ("General", False),
        ('#,##0.00;[Red]-#,##0.00" days"', False),
        ('0" days"', False),
        (r"0\d", False),
        ("0;d", False),
    ],
)
def test_how_a_number_is_shown_tells_whether_it_is_a_date(shown_as: str | int, is_date: bool) -> None:
    assert Number(0, shown_as).is_date == is_date


@pytest.mark.parametrize("epoch", [1900, 1904])
def test_dates_are_right_to_the_day_whatever_a_workbook_counts_from(tmp_path: Path, epoch: int) -> None:
    days = [date(1914, 6, 30), date(2014, 2, 28), date(2014, 3, 1), date(2016, 2, 29), date(2104, 12, 31)]
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904 if epoch == 1904 else openpyxl.utils.datetime.WINDOWS_EPOCH
    for row, day in enumerate(days, start=1):
        book.active.cell(row, 1, day)
    book.save(tmp_path / "one.xlsx")
    with xlsxwriter.Workbook(tmp_path / "other.xlsx", {"date_1904": epoch == 1904}) as other:
        page = other.add_worksheet()
        for row, day in enumerate(days):
            page.write_datetime(row, 0, day, other.add_format({"num_format": "d mmm yyyy"}))
    for name in ("one.xlsx", "other.xlsx"):
        found = [value for value in values(tmp_path / name).values() if isinstance(value, Number)]
        assert [value.from_1904 for value in found] == [epoch == 1904] * len(days)
        assert [value.day for value in found] == days


def test_only_dates_are_moved_to_the_other_count() -> None:
    for number, moved in (
        (Number(40240, 14, from_1904=True), 41702),
        (Number(40240, from_1904=True), 40240),
        (Number(0.5, "[h]:mm", from_1904=True), 0.5),
        (Number(41702, 14), 41702),
    ):
        assert number.from_1900 == moved


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [(7, 2, "B7"), (1, 26, "Z1"), (1, 27, "AA1"), (3, 702, "ZZ3"), (1048576, 16384, "XFD1048576")],
)
def test_a_cell_is_named_as_spreadsheets_do(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name


# What other programs write


def test_what_openpyxl_writes_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Here"
    page["A1"], page["B2"], page["C3"], page["D4"], page["E5"] = "text", 1.5, True, date(2014, 3, 4), "=1+1"
    book.save(tmp_path / "plan.xlsx")
    found = cells(tmp_path / "plan.xlsx")
    assert {name: cell.value for name, cell in found.items() if not cell.formula} == {
        "A1": "text",
        "B2": Number(1.5),
        "C3": True,
        "D4": Number(41702, "yyyy-mm-dd"),
    }
    assert found["E5"].formula


@tries()
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=8))
def test_any_text_that_xlsxwriter_writes_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for row, text in enumerate(texts):
            page.write_string(row, 0, text)
    written = {f"A{row}": text for row, text in enumerate(texts, start=1) if text}
    assert values(path) == written


# What is refused


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    save(tmp_path / "plan.xlsx", "")
    assert refusal(tmp_path / "plna.xlsx") == "plan.xlsx: there is no such file\n    Did you mean plan.xlsx?"
    assert "this is a folder" in refusal(tmp_path)
    assert read_workbook(tmp_path / "nowhere.xlsx", "nowhere.xlsx")[1][0].unreadable


def old(*streams: str) -> bytes:
    """Give what begins as the files of Office of old do, and names what it holds as they do."""
    names = b"".join(stream.encode("utf-16-le").ljust(128, b"\0") for stream in ("Root Entry", *streams))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names


NOT_XLSX = "not an Excel workbook (.xlsx)"
NAME_IT = "Name the workbook, such as plan.xlsx."
NAMED_LIKE_ONE = f"this is plain text, such as a table in CSV, {NOT_XLSX}, only named like one\n    {NOT_ONE}"
PROTECTED = (
    "the file is protected by a password\n    Save it without one: in Excel, File, Info, Protect Workbook, Encrypt with "
    "Password; leave the password blank."
)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("plan.xlsx", b"", f"the file is empty\n    {NAME_IT}"),
        ("plan.xlsx", b"Action id,Status\n", NAMED_LIKE_ONE),
        ("plan.xlsx", "Action id\tStatus\n".encode("utf-16"), NAMED_LIKE_ONE),
        ("plan.txt", b"Action id,Status\n", f"this is plain text, such as a table in CSV, {NOT_XLSX}\n    {NOT_ONE}"),
        ("plan.csv", b"Action id,Status\n", f"this is a table in plain text (.csv), {NOT_XLSX}\n    {NOT_ONE}"),
        ("PLAN.CSV", b"Action id,Status\n", f"this is a table in plain text (.csv), {NOT_XLSX}\n    {NOT_ONE}"),
        ("answers.yaml", b"organisation: x\n", f"this is a YAML file, {NOT_XLSX}\n    {NAME_IT}"),
        ("result.json", b"{}", f"this is a JSON file, {NOT_XLSX}\n    {NAME_IT}"),
        ("plan.xlsx", b"\x01\x02\0\0", f"the file is {NOT_XLSX}, only named like one\n    {NAME_IT}"),
        ("plan.dat", b"\x01\x02\0\0", f"the file is {NOT_XLSX}\n    {NAME_IT}"),
        (
            "plan.xlsx",
            b"\r\n<HTML><table>",
            f"this is a web page, {NOT_XLSX}\n    If a program called it Excel: {NOT_ONE.replace('Open', 'open', 1)}",
        ),
        (
            "plan.pdf",
            b"%PDF-1.7\n",
            f"this is a PDF file, {NOT_XLSX}\n    Nothing can be read back from it. Name the workbook that it was made from.",
        ),
        ("plan.png", b"\x89PNG\r\n", f"this is a picture, {NOT_XLSX}\n    Name the workbook that it shows."),
        (
            "plan.xls",
            b'<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            f"this is an Excel workbook of the older kind (XML, of 2003), {NOT_XLSX}\n    {NOT_ONE}",
        ),
        ("plan.xls", old("Workbook"), f"this is an Excel workbook of the older kind (.xls), {NOT_XLSX}\n    {NOT_ONE}"),
        (
            "plan.doc",
            old("Workbook", "WordDocument"),
            f"this is a Word file of the older kind (.doc), {NOT_XLSX}\n    {NAME_IT}",
        ),
        (
            "plan.msg",
            old("__properties_version1.0"),
            f"this is an e-mail saved from Outlook, {NOT_XLSX}\n    Save the workbook attached to it, and name that.",
        ),
        (
            "plan.xlsx",
            old("Else"),
            f"this is an older Excel or Word file, or one protected by a password, {NOT_XLSX}\n    {NOT_ONE}",
        ),
        ("plan.xlsx", old("EncryptionInfo", "EncryptedPackage"), PROTECTED),
        (
            "plan.ods",
            packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}),
            f"this is an OpenDocument spreadsheet (.ods), {NOT_XLSX}\n    {NOT_ONE}",
        ),
        (
            "plan.odt",
            packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}),
            f"this is an OpenDocument file, {NOT_XLSX}\n    {NAME_IT}",
        ),
        (
            "plan.numbers",
            packed({"Index/Document.iwa": "", "preview.jpg": ""}),
            (
                f"this is a file of Numbers, Pages or Keynote, {NOT_XLSX}\n"
                "    Open it in Numbers, choose File, Export To, Excel, and name the file that this makes."
            ),
        ),
        (
            "plan.gsheet",
            b'{"url": ""}',
            (
                f"this is a shortcut to Google Sheets, {NOT_XLSX}\n    Open it in Google Sheets, choose File, Download, "
                "Microsoft Excel (.xlsx), and name the file that this makes."
            ),
        ),
        ("plan.xlsx", packed({"word/document.xml": ""}), f"this is a Word file (.docx), {NOT_XLSX}\n    {NAME_IT}"),
        (
            "plan.xlsb",
            packed({"xl/workbook.bin": ""}),
            f"this is a binary Excel workbook (.xlsb), {NOT_XLSX}\n    {NOT_ONE}",
        ),
        ("plan.xlsx", packed({"photo.jpg": ""}), f"this is a zip file, {NOT_XLSX}\n    Name the workbook."),
        (
            "plan.zip",
            packed({"sent/plan.xlsx": ""}),
            f"this is a zip file, {NOT_XLSX}\n    Unpack it, and name 'sent/plan.xlsx'.",
        ),
        (
            "plan.xlsx",
            b"PK\x03\x04" + bytes(2_000_001),
            "the file is larger than 2 MB\n    Is this the file you meant?",
        ),
        (
            "plan.xlsm",
            packed(parts({"Sheet": sheet("")}) | {"xl/vbaProject.bin": ""}),
            f"the workbook holds macros, which would be lost\n    {NOT_ONE} That leaves them out.",
        ),
    ],
)
def test_what_is_no_workbook_is_said_in_words(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert refusal(tmp_path / name) == f"plan.xlsx: {message}"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("~$plan.xlsx", "the lock file that Excel keeps beside a workbook while it is open"),
        (".~lock.plan.xlsx#", "the lock file that LibreOffice keeps beside a workbook while it is open"),
        ("._plan.xlsx", "what a Mac keeps beside a workbook on a shared drive"),
    ],
)
def test_what_programs_keep_beside_a_workbook_is_told_from_it(tmp_path: Path, name: str, what: str) -> None:
    (tmp_path / name).write_bytes(b"\x03Ann" + bytes(161))
    message = f"plan.xlsx: this is {what}, not the workbook\n    "
    assert refusal(tmp_path / name) == f"{message}Name the workbook itself: 'plan.xlsx', wherever that is."
    save(tmp_path / "plan.xlsx", "")
    assert refusal(tmp_path / name) == f"{message}Name plan.xlsx."
    (tmp_path / name).unlink()
    assert "there is no such file" in refusal(tmp_path / name)


def test_a_document_of_numbers_that_is_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "plan.numbers").mkdir()
    assert "a Numbers document (.numbers)" in refusal(tmp_path / "plan.numbers")


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1" t="zz"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1_0</v></c></row>',
        '<row r="1"><c r="A1"><v>nan</v></c></row>',
        '<row r="1"><c r="A1"><v>1e999</v></c></row>',
        f'<row r="1"><c r="A1"><v>{"9" * 5000}</v></c></row>',
        '<row r="1"><c r="A1" t="b"><v>2</v></c></row>',
        '<row r="1"><c r="A1" t="d"><v>yesterday</v></c></row>',
        '<row r="1"><c r="A1" s="x"><v>1</v></c></row>',
        f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 32_768}</t></is></c></row>',
        f'<row r="1"><c r="A1" t="inlineStr"><is><t>{chr(0x1F600) * 16_384}</t></is></c></row>',
        '<row r="1"><c r="a1"><v>1</v></c></row>',
        '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1048577"><c><v>1</v></c></row>',
        '<row r="99999999999"><c><v>1</v></c></row>',
        '<row r="0"><c><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>&unknown;</v></c></row>',
        "<row>",
    ],
)
def test_a_damaged_sheet_is_refused(tmp_path: Path, rows: str) -> None:
    assert refusal(save(tmp_path / "plan.xlsx", rows)) == DAMAGED


@pytest.mark.parametrize(
    "gone", ["xl/workbook.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"]
)
def test_a_missing_part_is_damage(tmp_path: Path, gone: str) -> None:
    made = parts({"Sheet": sheet("")})
    del made[gone]
    (tmp_path / "plan.xlsx").write_bytes(packed(made))
    assert refusal(tmp_path / "plan.xlsx") == DAMAGED


@pytest.mark.parametrize("encoding", ["UTF-ours8", "hex", "idna", ""])
def test_a_part_in_an_encoding_that_is_none_is_damage(tmp_path: Path, encoding: str) -> None:
    made = parts({"Sheet": sheet("").replace("UTF-8", encoding)})
    (tmp_path / "plan.xlsx").write_bytes(packed(made))
    assert refusal(tmp_path / "plan.xlsx") == DAMAGED


def test_a_workbook_cut_short_anywhere_is_refused(tmp_path: Path) -> None:
    whole = save(tmp_path / "plan.xlsx", "<row><c><v>1</v></c></row>").read_bytes()
    for length in range(4, len(whole), 97):
        (tmp_path / "plan.xlsx").write_bytes(whole[:length])
        assert refusal(tmp_path / "plan.xlsx") == DAMAGED


def test_bytes_changed_at_random_are_read_or_refused(tmp_path: Path) -> None:
    path = save(tmp_path / "plan.xlsx", FAR, strings=strings("<t>a</t>"), styles=styles("0.00"))
    whole, plain = path.read_bytes(), packed(parts({"S": sheet(FAR)}), zipfile.ZIP_STORED)
    refused = 0
    for seed in range(400):
        random = Random(seed)  # noqa: S311 - nothing secret
        data = bytearray(random.choice((whole, plain)))
        for _ in range(random.randint(1, 6)):
            data[random.randrange(len(data))] = random.randrange(256)
        path.write_bytes(data)
        workbook, problems = read_workbook(path, "plan.xlsx")
        assert (workbook is None) == bool(problems)
        refused += workbook is None
    assert refused > 100


# What asks for more than it may


_GROWING = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
ENTITIES = f'<!DOCTYPE x [<!ENTITY a0 "{"a" * 60}">{_GROWING}]>'


def bomb_of_zeros() -> bytes:
    return packed(parts({"Sheet": sheet(" " * 100_000_000)}))


def index_that_lies() -> bytes:
    """Give a bomb that says of itself that it is small."""
    data = bytearray(bomb_of_zeros())
    claimed = data.index((100_000_000 + len(sheet(""))).to_bytes(4, "little"))
    while claimed >= 0:
        data[claimed : claimed + 4] = (1_000).to_bytes(4, "little")
        claimed = data.find((100_000_000 + len(sheet(""))).to_bytes(4, "little"))
    return bytes(data)


def far_corner() -> bytes:
    return packed(parts({"Sheet": sheet(FAR)}))


def entities_in_a_sheet() -> bytes:
    return packed(parts({"Sheet": sheet("<row><c><v>&a8;</v></c></row>", ENTITIES)}))


def entities_in_the_texts() -> bytes:
    made = parts({"Sheet": sheet("")}, strings=strings("<t>&a8;</t>").replace("<sst", f"{ENTITIES}<sst", 1))
    return packed(made)


def entity_from_a_file() -> bytes:
    return packed(parts({"Sheet": sheet("<row/>", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')}))


def too_many_members() -> bytes:
    return packed(parts({"Sheet": sheet("")}) | {f"xl/{number}": "" for number in range(1000)})


def too_many_elements() -> bytes:
    return packed(parts({"Sheet": sheet("<a/>" * 400_000)}))


def too_many_cells() -> bytes:
    return packed(parts({"Sheet": sheet("".join(f"<row>{'<c><v>1</v></c>' * 100}</row>" for _ in range(1_100)))}))


def one_text_many_times() -> bytes:
    rows = "<row>" + '<c t="s"><v>0</v></c>' * 1_000 + "</row>"
    return packed(parts({"Sheet": sheet(rows)}, strings=strings(f"<t>{'x' * 32_000}</t>")))


def one_sheet_many_times() -> bytes:
    made = parts({f"Sheet{number}": sheet("<row/>" * 200_000) for number in range(1, 21)})
    kept = {name: part for name, part in made.items() if "sheets/" not in name or name.endswith("sheet1.xml")}
    relations = re.sub(r"sheet[0-9]+\.xml", "sheet1.xml", made["xl/_rels/workbook.xml.rels"])
    return packed(kept | {"xl/_rels/workbook.xml.rels": relations})


def encrypted_member() -> bytes:
    data = bytearray(packed(parts({"Sheet": sheet("")})))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def other_compression() -> bytes:
    return packed(parts({"Sheet": sheet("")}), zipfile.ZIP_LZMA)


HUGE = "the workbook holds far more than is read from one"
BOMBS: dict[Callable[[], bytes], str | None] = {
    bomb_of_zeros: HUGE,
    index_that_lies: "damaged",
    far_corner: None,
    entities_in_a_sheet: "a part of the workbook defines entities",
    entities_in_the_texts: "a part of the workbook defines entities",
    entity_from_a_file: "a part of the workbook defines entities",
    too_many_members: HUGE,
    too_many_elements: HUGE,
    too_many_cells: HUGE,
    one_text_many_times: HUGE,
    one_sheet_many_times: "damaged",
    encrypted_member: "protected by a password",
    other_compression: "damaged",
}

_MEASURE = """
import resource, sys
from pathlib import Path
from ccg_toolkit.sources.workbook.reader import read_workbook
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
found, problems = read_workbook(Path(sys.argv[1]), "plan.xlsx")
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(grown // 1024, found is not None, *(problem.message for problem in problems))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not say how much memory a process took")
@pytest.mark.parametrize("make", BOMBS, ids=lambda make: make.__name__)
def test_what_asks_for_much_gets_little(tmp_path: Path, make: Callable[[], bytes]) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(make())
    assert path.stat().st_size < 2_000_000
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(path)], capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    grown, read_it, *message = done.stdout.split(maxsplit=2)
    assert int(grown) < 60, f"{grown} MB"
    assert (read_it == "True") == (BOMBS[make] is None)
    assert (BOMBS[make] or "") in "".join(message)


def test_external_links_and_pictures_are_not_looked_at(tmp_path: Path) -> None:
    made: dict[str, Any] = parts({"Sheet": sheet("<row><c><v>1</v></c></row>")})
    made |= {
        "xl/externalLinks/externalLink1.xml": "<",
        "xl/media/image1.png": b"\x00",
        "customXml/item1.xml": "<!DOCTYPE x>",
    }
    (tmp_path / "plan.xlsx").write_bytes(packed(made))
    assert values(tmp_path / "plan.xlsx") == {"A1": Number(1)}
