"""What all tests share: golden files, which tests are left out, and what is said of those that were skipped."""

import gc
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.read_once import stand_in
from tests.slow import WIDE

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")
    parser.addoption("--wide", action="store_true", help="run the slow tests too, which CI does")


def pytest_configure(config: pytest.Config) -> None:
    """Let the modules of tests know, as they are read, whether slow tests run; do once what comes to the same in many."""
    if config.getoption("--wide"):
        os.environ[WIDE] = "1"
    config.add_cleanup(stand_in().close)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is slow, unless it is asked for."""
    if config.getoption("--wide") or config.option.markexpr:
        return
    wide = [item for item in items if item.get_closest_marker("wide")]
    config.hook.pytest_deselected(items=wide)
    items[:] = [item for item in items if item not in set(wide)]


def pytest_collection_finish() -> None:
    """Leave what was read so far out of each search for garbage: it adds a fifth of a second, and every PDF asks for one."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests were skipped and why, each reason once."""
    reasons = Counter(str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []))
    if not reasons:
        terminalreporter.write_line("No test was skipped.")
    for reason, number in sorted(reasons.items()):
        terminalreporter.write_line(f"{number} skipped: {reason.removeprefix('Skipped: ')}")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Give a function that compares a text with the golden file of that name."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"there is no golden file {name}; run the tests with --update-golden and read it"
        assert text == path.read_text(encoding="utf-8"), f"{name} differs; see docs in CONTRIBUTING.md"

    return compare
