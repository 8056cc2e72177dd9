"""Run the command line: within this process, or as a user does, in a process of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from ccg_toolkit.cli import main

ROOT = Path(__file__).resolve().parents[2]

Run = Callable[..., subprocess.CompletedProcess[str]]

SCREEN = {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs ``ccg-toolkit`` in `tmp_path`, within this process: Python starts only once."""
    monkeypatch.chdir(tmp_path)
    for name in ("CCG_TOOLKIT_DEBUG", "CCG_TOOLKIT_ENGINE", "CCG_TOOLKIT_FRAMEWORK"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        with monkeypatch.context() as here:
            for name, value in (SCREEN | environment).items():
                here.setenv(name, value)
            streams = {name: TextIOWrapper(BytesIO(), encoding="utf-8") for name in ("stdout", "stderr")}
            for name, stream in streams.items():
                here.setattr(sys, name, stream)
            here.setattr(sys, "argv", ["ccg-toolkit", *arguments])
            handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
            try:
                main()
            except SystemExit as end:
                status = int(end.code or 0)
            finally:
                for number, handler in handlers.items():
                    signal.signal(number, handler)
        out, err = (_written(stream) for stream in streams.values())
        return subprocess.CompletedProcess(["ccg-toolkit", *arguments], status, out, err)

    return call


def _written(stream: TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


@pytest.fixture
def run_alone(tmp_path: Path) -> Run:
    """Give a function that runs ``ccg-toolkit`` in `tmp_path`, in a process of its own."""

    def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        clean = {key: value for key, value in os.environ.items() if not key.startswith("CCG_TOOLKIT_")}
        return subprocess.run(
            [sys.executable, "-m", "ccg_toolkit", *arguments],
            cwd=tmp_path,
            env=clean | SCREEN | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=600,
        )

    return call
