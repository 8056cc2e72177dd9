"""Workbooks for tests, made by hand, part by part, so that any part can be odd."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def sheet(rows: str, about: str = "") -> str:
    """Give the part of a sheet whose rows are these."""
    return f'{_HEAD}{about}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def strings(*texts: str) -> str:
    """Give the part with the texts that cells name by number; each may hold markup."""
    return f'{_HEAD}<sst xmlns="{_MAIN}">{"".join(f"<si>{text}</si>" for text in texts)}</sst>'


def styles(*formats: str | int) -> str:
    """Give the part with the number formats: a code, or the number of a built-in one."""
    codes = {code: 164 + number for number, code in enumerate(formats) if isinstance(code, str)}
    named = "".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for code, number in codes.items())
    used = "".join(f'<xf numFmtId="{codes.get(str(form), form)}"/>' for form in formats)
    first = f'<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>{used}</cellXfs>'
    return f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts>{named}</numFmts>{first}</styleSheet>'


def parts(sheets: Mapping[str, str], **others: str) -> dict[str, str]:
    """Give all parts of a workbook with these sheets, by name; `others` are `strings`, `styles` and `properties`."""
    kinds = {f"rId{number}": ("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)}
    if "strings" in others:
        kinds["rIdS"] = ("sharedStrings", "sharedStrings.xml")
    if "styles" in others:
        kinds["rIdF"] = ("styles", "/xl/styles.xml")
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(sheets, start=1)
    )
    made = {
        "[Content_Types].xml": f"{_HEAD}<Types/>",
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{others.get("properties", "")}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(kinds),
    }
    made |= {f"xl/worksheets/sheet{number}.xml": part for number, part in enumerate(sheets.values(), start=1)}
    made |= {
        f"xl/{file}": others[key]
        for key, file in (("strings", "sharedStrings.xml"), ("styles", "styles.xml"))
        if key in others
    }
    return made


def packed(made: Mapping[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    """Pack parts into a zip archive."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", method) as archive:
        for name, part in made.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """Give the parts of an archive by name."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def save(path: Path, rows: str, **others: str) -> Path:
    """Save a workbook with one sheet."""
    path.write_bytes(packed(parts({"Sheet": sheet(rows)}, **others)))
    return path


def _relations(kinds: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for id_, (kind, target) in kinds.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'
