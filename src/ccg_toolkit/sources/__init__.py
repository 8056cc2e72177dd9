"""Text in: files read with the place of every value, and what is wrong with them said in words."""

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
from ccg_toolkit.sources.records import Checked, Mended, Record, RecordT, check_shape
from ccg_toolkit.sources.scalars import is_id
from ccg_toolkit.sources.yaml_reader import Document, Scalar, ValuePath, parse_yaml, read_yaml

__all__ = [
    "Checked",
    "Complaint",
    "Diagnostic",
    "Document",
    "Mended",
    "Place",
    "Record",
    "RecordT",
    "Scalar",
    "ValuePath",
    "as_text",
    "check_shape",
    "errors",
    "first_of",
    "in_order",
    "is_id",
    "listed",
    "nearest",
    "parse_yaml",
    "read_yaml",
    "shown",
]
