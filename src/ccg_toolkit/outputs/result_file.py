"""The result file as JSON text."""

import json

from ccg_toolkit.report import Assessment, result_of


def result_json(assessment: Assessment) -> str:
    """Give the result file: JSON in UTF-8, indented, with a final newline."""
    return json.dumps(result_of(assessment), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
