"""What people write into afterwards is the same bytes from every process, whatever its hashes and its clock."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT


@pytest.mark.wide
@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_other_processes_give_the_same_bytes(ending: str, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from ccg_toolkit.outputs import render\n"
        "from ccg_toolkit.report import build_view; from ccg_toolkit.toolkit import assess, load\n"
        "found = assess(load(Path(sys.argv[1])).inputs, version='0')\n"
        "Path(sys.argv[2]).write_bytes(render(sys.argv[3], found, build_view(found)))"
    )
    for number, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        subprocess.run(
            [sys.executable, "-c", script, str(ROOT / "examples" / "answers.yaml"), str(tmp_path / number), ending],
            env={**os.environ, "PYTHONHASHSEED": number, "TZ": zone},
            check=True,
            timeout=60,
        )
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
