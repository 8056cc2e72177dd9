"""Run the command line as a user does: in a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Give a function that runs ``ccg-toolkit`` in `tmp_path`."""

    def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        clean = {
            key: value for key, value in os.environ.items() if key not in {"CCG_TOOLKIT_DEBUG", "CCG_TOOLKIT_FRAMEWORK"}
        }
        return subprocess.run(
            [sys.executable, "-m", "ccg_toolkit", *arguments],
            cwd=tmp_path,
            env=clean | {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"} | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return call
