"""What stands in a cell of a form, as the text that YAML would give for it; or why it cannot be taken."""

from ccg_toolkit.sources import Cell, Complaint, Number, Scalar, shown, unwanted, unwanted_character
from ccg_toolkit.sources.workbook.days import written_day

_ITSELF = "Write the value itself. In Excel: copy the cell, then Paste Special, Values."


def typed(cell: Cell | None, *, dated: bool = False) -> Scalar | Complaint | None:
    """Give what was typed into a cell.

    Args:
        cell: ``None`` where nothing stands there.
        dated: whether a date is wanted: a day in any of Excel's ways is then written year first.

    Returns:
        The text, ``None`` where the cell is blank, or what is wrong with it. A number is its digits, 2.0 those of 2.
    """
    if cell is None:
        return None
    if wrong := _wrong_kind(cell):
        return wrong
    if isinstance(cell.value, Number):
        return _from_number(cell.value, dated=dated)
    text = cell.text.replace("\r\n", "\n").strip()
    if (character := next(unwanted(text), None)) is not None:
        return unwanted_character(character[1])
    day = written_day(text) if dated else None
    return Scalar(day.day.isoformat() if day and day.day and day.is_certain else text) if text else None


def _wrong_kind(cell: Cell) -> Complaint | None:
    """Say why what stands in a cell was not typed there."""
    if cell.kind == "error":
        return Complaint("cell-error", f"the cell shows an error, {shown(cell.text)}", _ITSELF)
    if cell.formula:
        return Complaint("formula", "a formula stands here", _ITSELF)
    if cell.kind == "boolean":
        return Complaint("boolean", f"{cell.text} stands here as a logical value, not as text", "Write what is meant.")
    return None


def _from_number(number: Number, *, dated: bool) -> Scalar | Complaint:
    if dated and number.day:
        return Scalar(number.day.isoformat())
    if number.is_date and not dated:
        message = "the program made a date of what was typed here"
        return Complaint("date", message, "Format the cell as text, and type it again.")
    return Scalar(number.text)
