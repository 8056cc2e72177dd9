"""Make ordinary answers by the thousand and put each through every output; the suite does a hundred.

``tests/ordinary`` says what must hold. Run with ``sh scripts/soak``; it ends with 1 where something did not. The files of
each case that failed are kept beside what failed, and made again by ``--seed SEED --first NUMBER --count 1``.
"""

import argparse
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
import traceback
import warnings
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.ordinary.cases import write_case  # noqa: E402 - found at the root only
from tests.ordinary.everything import faults_of  # noqa: E402
from tests.read_once import stand_in  # noqa: E402

STEPS = 50
"""How often progress is told in a run."""
CASES_OF_A_PROCESS = 100
"""Memory grows with each PDF; a fresh process takes over after so many cases."""


def main() -> None:
    """Try all cases asked for."""
    parser = argparse.ArgumentParser(description="Put ordinary answers through every output.")
    parser.add_argument("--count", type=int, default=1000, help="how many cases (1000)")
    parser.add_argument("--pdf", type=int, default=20, help="how many of them, the first ones, are printed too (20)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first (0)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same cases (1)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at a time (one a core)")
    parser.add_argument(
        "--save", type=Path, default=ROOT / "build" / "soak", help="where to put what fails (build/soak)"
    )
    asked = parser.parse_args()
    numbers = range(asked.first, asked.first + asked.count)
    one = partial(try_case, seed=asked.seed, printed=asked.first + asked.pdf, save=asked.save)
    begun, failed, told = time.monotonic(), 0, 0
    with multiprocessing.Pool(asked.jobs, maxtasksperchild=CASES_OF_A_PROCESS) as pool:
        for tried, (number, fault) in enumerate(pool.imap_unordered(one, numbers), start=1):
            if fault:
                failed += 1
                print(f"case {number}: {fault[:300]}\n    {asked.save / f'{asked.seed}-{number}'}", flush=True)
            if tried * STEPS // asked.count > told or tried == asked.count:
                told = tried * STEPS // asked.count
                minutes = (time.monotonic() - begun) / 60
                print(f"{tried:,} of {asked.count:,} tried in {minutes:.1f} minutes, {failed:,} failed", flush=True)
    sys.exit(failed > 0)


def try_case(number: int, *, seed: int, printed: int, save: Path) -> tuple[int, str]:
    """Try one case, keep it where it fails, and give the first thing that is wrong."""
    warnings.simplefilter("ignore")  # openpyxl does not read a print area of ours
    with tempfile.TemporaryDirectory() as name:
        try:
            with stand_in():
                faults = faults_of(write_case(Path(name), seed, number), pdf=number < printed)
        except Exception:  # noqa: BLE001 - the others go on
            faults = [traceback.format_exc()]
        if faults:
            kept = save / f"{seed}-{number}"
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(name, kept)
            (kept / "faults.txt").write_text("\n\n".join(faults), encoding="utf-8", errors="backslashreplace")
    return number, faults[0].strip().splitlines()[-1] if faults else ""


if __name__ == "__main__":
    main()
