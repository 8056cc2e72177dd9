"""One adapter for each format, the terminal among them, and files written whole or not at all."""

from ccg_toolkit.outputs.files import OutputError, check_target, create_file, replace_file
from ccg_toolkit.outputs.formats import SUFFIXES, render
from ccg_toolkit.outputs.json_file import result_json
from ccg_toolkit.outputs.problems import NO_PANGO, PdfUnavailable, TemplateProblem
from ccg_toolkit.outputs.terminal import busy, framework_text, summary

__all__ = [
    "NO_PANGO",
    "SUFFIXES",
    "OutputError",
    "PdfUnavailable",
    "TemplateProblem",
    "busy",
    "check_target",
    "create_file",
    "framework_text",
    "render",
    "replace_file",
    "result_json",
    "summary",
]
