"""Break a workbook in ways that people and chance break workbooks: its bytes, one of its parts, its rows and cells.

All takes its choices from one `Random`, so that the same seed gives the same workbook.
"""

import re
from collections.abc import Sequence
from random import Random
from xml.sax.saxutils import escape

from tests.mutations import mutated
from tests.workbooks import packed, unpacked

_TEXTS = (
    *("", " ", "0", "2", "2.0", "2 - Developing", "03", "+3", "-1", "99", "1e9", "9" * 400, "x" * 3_000, "x" * 32_767),
    *("unknown", "not applicable", "n/a", "?", "TRUE", "=1+1", "@x", "'x", "Level", "Full name", "Key", "Value"),
    *("members", "MEMBERS", "hearsay", "2014-03-14", "14/03/2014", "3/4/2014", "14 March 2014", "1899-12-31"),
    *("voices.rehearsals", "voices.x", "x.y", "voices", "organisation", "plan", "plan.choose.1", "plan.owners.A.B"),
    *("plan.choose", "answers.voices.rehearsals", "answers.voices", "targets.voices", "manifesto.members_want.2"),
    *("manifesto.members_want.1.met_by", "paper.risks.999", "paper.risks.0", "plan.quarters", "framework", "./a/../.."),
    *("a\u202eb", "a\x1bb", "\ufffd", "\u00a0", "\u2028", "\U0001f600", "a\r\nb", "_x0000_", "_x0041_", "<b>&amp;"),
)
_NUMBERS = ("0", "1", "2", "2.0", "2.5", "-1", "41712", "41712.5", "1e300", "1e400", "99999999999", "0.1", "x", "")
_CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
_ROW = re.compile(r'<row r="([0-9]+)".*?(?:</row>|/>)', re.DOTALL)
_SHEET = re.compile(r'<sheet name="[^"]*"')


def mutated_book(choose: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Change a workbook: seldom as mere bytes, mostly as people do it, in one to six places."""
    parts = unpacked(data)
    sheets = [name for name in parts if "/worksheets/sheet" in name]
    match choose.randrange(20):
        case 0 | 1:
            return mutated(choose, data, others)
        case 2 | 3 | 4:
            name = choose.choice(sorted(parts))
            parts[name] = mutated(choose, parts[name], [*parts.values()])
        case 5:
            text = parts["xl/workbook.xml"].decode()
            parts["xl/workbook.xml"] = _SHEET.sub(f'<sheet name="{_text(choose)[:40]}"', text, count=1).encode()
        case _:
            for _ in range(choose.choice((1, 1, 1, 2, 3, 6))):
                name = choose.choice(sheets)
                parts[name] = _changed(choose, parts[name].decode("utf-8", "replace")).encode("utf-8", "replace")
    return packed(parts)


def _changed(choose: Random, sheet: str) -> str:
    """Change the cells or the rows of a sheet."""
    cells, rows = [*_CELL.finditer(sheet)], [*_ROW.finditer(sheet)]
    match choose.randrange(8):
        case 0 if len(rows) > 1:
            one, other = sorted(choose.sample(rows, 2), key=lambda row: row.start())
            between = sheet[one.end() : other.start()]
            first, second = _renumbered(one[0], one[1], other[1]), _renumbered(other[0], other[1], one[1])
            return f"{sheet[: one.start()]}{second}{between}{first}{sheet[other.end() :]}"
        case 1 if rows:
            row = choose.choice(rows)
            return sheet[: row.start()] + sheet[row.end() :]
        case 2 if cells:
            first, last = choose.choice(cells)[1], choose.choice(cells)[1]
            return sheet.replace(
                "</sheetData>", f'</sheetData><mergeCells><mergeCell ref="{first}:{last}"/></mergeCells>'
            )
        case _ if cells:
            cell = choose.choice(cells)
            return sheet[: cell.start()] + _cell(choose, cell[1]) + sheet[cell.end() :]
    return sheet


def _renumbered(row: str, old: str, new: str) -> str:
    return re.sub(rf'(<row r="|<c r="[A-Z]+){old}"', rf'\g<1>{new}"', row)


def _cell(choose: Random, at: str) -> str:
    match choose.randrange(8):
        case 0:
            return f'<c r="{at}"><v>{choose.choice(_NUMBERS)}</v></c>'
        case 1:
            return f'<c r="{at}" s="{choose.randrange(20)}"><v>{choose.choice(_NUMBERS)}</v></c>'
        case 2:
            return f'<c r="{at}" t="{choose.choice("be")}"><v>{choose.choice(("1", "0", "#REF!", "x"))}</v></c>'
        case 3:
            return f'<c r="{at}" t="str"><f>A1</f><v>{_text(choose)}</v></c>'
        case 4:
            return f'<c r="{at}" t="s"><v>{choose.randrange(150)}</v></c>'
        case _:
            return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{_text(choose)}</t></is></c>'


def _text(choose: Random) -> str:
    return escape(choose.choice(_TEXTS), {'"': "&quot;"})
