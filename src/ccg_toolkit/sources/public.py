"""What other rooms may use of the sources."""

from ccg_toolkit.sources.characters import printable, unwanted, without_unwanted
from ccg_toolkit.sources.diagnostics import (
    Complaint,
    Diagnostic,
    Place,
    as_text,
    errors,
    first_of,
    in_order,
    listed,
    nearest,
    shown,
)
from ccg_toolkit.sources.shape.expected import ValuePath
from ccg_toolkit.sources.shape.fields import Shape
from ccg_toolkit.sources.shape.records import Checked, MendedPaths, Record, RecordT, TextAlone, check_shape
from ccg_toolkit.sources.shape.values import as_id, is_id
from ccg_toolkit.sources.text import unwanted_character
from ccg_toolkit.sources.workbook.cells import Area, Cell, Number, Sheet, Workbook, cell_name
from ccg_toolkit.sources.yaml.reader import Document, Scalar, parse_yaml, read_yaml

__all__ = [
    "Area",
    "Cell",
    "Checked",
    "Complaint",
    "Diagnostic",
    "Document",
    "MendedPaths",
    "Number",
    "Place",
    "Record",
    "RecordT",
    "Scalar",
    "Shape",
    "Sheet",
    "TextAlone",
    "ValuePath",
    "Workbook",
    "as_id",
    "as_text",
    "cell_name",
    "check_shape",
    "errors",
    "first_of",
    "in_order",
    "is_id",
    "listed",
    "nearest",
    "parse_yaml",
    "printable",
    "read_yaml",
    "shown",
    "unwanted",
    "unwanted_character",
    "without_unwanted",
]
