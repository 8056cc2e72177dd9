"""Break the project's own files at random and load them, by the hundred thousand; the suite does 2,000.

``tests/fuzzing.py`` says what must hold. Run with ``sh scripts/fuzz``; it ends with 1 where something did not. Each
file that failed is saved beside what failed, and made again by ``--seed SEED --first NUMBER --count 1``. Where Python
itself dies or hangs, the file that was read lies in the folder ``now`` beside them. Runs side by side need folders of
their own (``--save``).
"""

import argparse
import faulthandler
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.fuzzing import LARGEST_MEMORY, Case, Outcome, Workplace, memory  # noqa: E402 - found at the root only

STEP = 5_000
HANGS = 60
"""Seconds after which a case is given up, and the whole run with it."""


def main() -> None:
    """Try all cases asked for."""
    parser = argparse.ArgumentParser(description="Break the project's own files at random and load them.")
    parser.add_argument("--count", type=int, default=500_000, help="how many files to try (500000)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first (0)")
    parser.add_argument("--seed", type=int, default=0, help="the same seed makes the same files (0)")
    parser.add_argument(
        "--save", type=Path, default=ROOT / "build" / "fuzz", help="where to put what fails (build/fuzz)"
    )
    asked = parser.parse_args()
    faulthandler.enable()
    place = Workplace(asked.save / "now")
    tried = sound = failed = 0
    slowest, slowest_case = 0.0, ""
    for number in range(asked.first, asked.first + asked.count):
        case = place.case(asked.seed, number)
        faulthandler.dump_traceback_later(HANGS, exit=True)
        outcome = place.outcome(case)
        tried, sound = tried + 1, sound + outcome.sound
        if outcome.seconds > slowest:
            slowest, slowest_case = outcome.seconds, str(case)
        if outcome.faults:
            failed += 1
            save(asked.save, asked.seed, case, outcome)
        if tried % STEP == 0 or tried == asked.count:
            print(
                f"{tried:,} of {asked.count:,} tried, {sound:,} of them without an error, {failed:,} failed; "
                f"slowest {slowest:.2f} s ({slowest_case}); {memory():.0f} MB",
                flush=True,
            )
    faulthandler.cancel_dump_traceback_later()
    if memory() > LARGEST_MEMORY:
        print(f"more than {LARGEST_MEMORY} MB were held")
    sys.exit(failed > 0 or memory() > LARGEST_MEMORY)


def save(folder: Path, seed: int, case: Case, outcome: Outcome) -> None:
    """Put a file that failed and what failed side by side."""
    path = folder / f"{seed}-{case.number}-{case.original.path.replace('/', '-')}"
    path.write_bytes(case.data)
    path.with_suffix(".txt").write_text("\n\n".join(outcome.faults), encoding="utf-8", errors="backslashreplace")
    print(f"{case}: {outcome.faults[0].strip().splitlines()[-1]!a}\n    {path}", flush=True)


if __name__ == "__main__":
    main()
