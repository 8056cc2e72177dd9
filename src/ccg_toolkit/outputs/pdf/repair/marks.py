"""Marks around everything that a page paints.

A browser leaves the feet of pages and much decoration outside the marks that lead from the page to its elements. Here
everything painted becomes one or the other: content of an element, or an artifact, which nobody reads aloud.
"""

from collections.abc import Iterator
from typing import Any

import pikepdf

from ccg_toolkit.outputs.pdf.repair.painted import PaintedPage, UnevenMarksError, mark_of

_BEGINS = {"m", "re", "BT"}
"""What begins something that is put together before it is painted; no mark may come between."""
_PAINTS = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n"}
_PAINTS_AT_ONCE = {"Do", "sh", "INLINE IMAGE"}
_END = pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))


def marked(read: PaintedPage, decoration: set[int]) -> bytes:
    """Write a page's instructions with everything that is painted marked.

    Args:
        read: the page.
        decoration: the numbers of marks that are artifacts.

    Raises:
        UnevenMarksError: where a mark opens within what is put together outside of all marks.
    """
    return pikepdf.unparse_content_stream(list(_all_marked(read, decoration)))


def _all_marked(read: PaintedPage, decoration: set[int]) -> Iterator[Any]:
    covered: list[bool] = [False]  # whether what is painted now is marked; the innermost mark comes last
    together: list[tuple[str, Any]] = []  # what is being put together outside of all marks: a path, or a text
    notes = iter(read.notes)
    for name, instruction in zip(read.names, read.instructions, strict=True):
        mark = mark_of(instruction) if name in {"BDC", "BMC"} else None
        if mark:
            covered.append(covered[-1] or mark.artifact or mark.number is not None)
        elif name == "EMC":
            covered.pop()
        if together or (name in _BEGINS and not covered[-1]):
            if mark and mark.number is not None:
                raise UnevenMarksError
            together.append((name, instruction))
            if _is_whole(together):
                yield from _around(together, notes)
                together = []
        elif name in _PAINTS_AT_ONCE and not covered[-1]:
            yield from (_artifact(), instruction, _END)
        else:
            yield _artifact() if mark and mark.number in decoration else instruction
    yield from (instruction for _, instruction in together)


def _is_whole(together: list[tuple[str, Any]]) -> bool:
    first, last = together[0][0], together[-1][0]
    return last == "ET" if first == "BT" else last in _PAINTS


def _around(together: list[tuple[str, Any]], notes: Iterator[int]) -> Iterator[Any]:
    """Put a mark around a path or a text; a path that paints nothing needs none."""
    is_text, paints = together[0][0] == "BT", together[-1][0] != "n"
    if is_text:
        yield _note(next(notes, None))
    elif paints:
        yield _artifact()
    yield from (instruction for _, instruction in together)
    if is_text or paints:
        yield _END


def _artifact() -> Any:  # noqa: ANN401 - pikepdf's
    return pikepdf.ContentStreamInstruction([pikepdf.Name.Artifact], pikepdf.Operator("BMC"))


def _note(number: int | None) -> Any:  # noqa: ANN401 - pikepdf's
    """Begin a text in the margins: an artifact that comes with the page, or a mark of that number."""
    if number is None:
        name, about = pikepdf.Name.Artifact, pikepdf.Dictionary(Type=pikepdf.Name.Pagination)
    else:
        name, about = pikepdf.Name.P, pikepdf.Dictionary(MCID=number)
    return pikepdf.ContentStreamInstruction([name, about], pikepdf.Operator("BDC"))
