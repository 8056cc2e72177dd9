"""Figures of the report as numbers, so that a spreadsheet can sort by them and add them up."""

from ccg_toolkit.sources import Number


def figure(text: str) -> Number | str:
    """Give a rounded figure as a number, or a share as a percentage; what is neither, such as a dash, stays a text."""
    digits = text.removesuffix("%")
    if not digits.replace(".", "", 1).isdecimal():
        return text
    return Number(float(digits) / 100, "0%") if digits != text else Number(float(digits), "0.00")
