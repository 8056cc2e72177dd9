"""Text in: files read with the place of every value, and what is wrong with them said in words."""

from ccg_toolkit.sources.diagnostics import Diagnostic, Place, as_text, errors, in_order, nearest, shown
from ccg_toolkit.sources.records import Checked, Record, RecordT, check_shape
from ccg_toolkit.sources.yaml_reader import Document, Scalar, ValuePath, parse_yaml, read_yaml

__all__ = [
    "Checked",
    "Diagnostic",
    "Document",
    "Place",
    "Record",
    "RecordT",
    "Scalar",
    "ValuePath",
    "as_text",
    "check_shape",
    "errors",
    "in_order",
    "nearest",
    "parse_yaml",
    "read_yaml",
    "shown",
]
