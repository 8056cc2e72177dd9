"""Tables: what each header is a header of."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from ccg_toolkit.outputs.pdf.repair.tree import is_element, kids_of, parts_of


def say_scopes(row: Any) -> None:  # noqa: ANN401 - pikepdf's
    """Say of each header in a row what it heads, where nothing says so: a row of headers stands over columns."""
    cells = [kid for kid in kids_of(row) if is_element(kid)]
    scope = pikepdf.Name.Column if all(str(cell.S) == "/TH" for cell in cells) else pikepdf.Name.Row
    for cell in cells:
        if str(cell.S) == "/TH" and not any("/Scope" in about for about in _attributes(cell)):
            said = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=scope)
            cell.A = pikepdf.Array([*_attributes(cell), said])


def rename_headers(pdf: pikepdf.Pdf) -> None:
    """Name headers by their order in the document: a browser goes on counting from what it showed before."""
    root = pdf.Root.StructTreeRoot
    named = [element for element, _ in parts_of(root) if "/ID" in element]
    names = {bytes(element.ID): pikepdf.String(f"h{number:06}") for number, element in enumerate(named, 1)}
    for element, _ in parts_of(root):
        for about in _attributes(element):
            if "/Headers" in about:
                about.Headers = pikepdf.Array([names[bytes(name)] for name in about.Headers if bytes(name) in names])
    listed = pikepdf.Array()
    for element in named:
        element.ID = names[bytes(element.ID)]
        listed.extend([element.ID, element])
    if named:
        root.IDTree = pdf.make_indirect(pikepdf.Dictionary(Names=listed))
    elif "/IDTree" in root:
        del root.IDTree


def _attributes(element: Any) -> Iterator[Any]:  # noqa: ANN401 - pikepdf's
    held = element.get("/A")
    if held is not None:
        yield from held if isinstance(held, pikepdf.Array) else [held]
