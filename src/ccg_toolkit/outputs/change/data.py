"""What changed as JSON text."""

import json
from collections.abc import Sequence

from ccg_toolkit.history import Change
from ccg_toolkit.report.result_change import changes_result


def changes_json(changes: Sequence[Change], version: str) -> str:
    """Give the file of a comparison: JSON in UTF-8, indented, with a final newline."""
    return json.dumps(changes_result(changes, version), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
