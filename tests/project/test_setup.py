"""``scripts/setup`` does what is needed and no more; a stand-in for Python tells what it was asked to do."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

SETUP = Path(__file__).parents[2] / "scripts" / "setup"
STAND_IN = """\
#!/bin/sh
case "$*" in
    "-m venv .venv") echo venv >>calls && mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    "-m pip install "*) echo "pip ${*##* }" >>calls && [ ! -e no-network ] ;;
    *sys.version*) echo 3.11.7 ;;
    "- "*) [ ! -e "lacking-$3" ] || cat "lacking-$3" ;;
esac
"""
APT_GET = """\
#!/bin/sh
case "$*" in
    install*) echo "apt-get ${*##* }" >>calls && rm lacking-* ;;
esac
"""
MADE = ["venv", "pip requirements/run.txt", "pip ."]


class Checkout:
    """A project folder with nothing but what ``scripts/setup`` reads."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("scripts", "requirements", "bin"):
            (root / name).mkdir(parents=True)
        shutil.copy(SETUP, root / "scripts")
        for name in ("pyproject.toml", "requirements/run.txt", "requirements/dev.txt"):
            (root / name).touch()
        self.add_command("python3", STAND_IN)

    def add_command(self, name: str, text: str) -> None:
        """Put a command first on the path."""
        command = self.root / "bin" / name
        command.write_text(text, encoding="utf-8")
        command.chmod(0o755)

    def setup(self, kind: str = "run", status: int = 0, **environment: str) -> list[str]:
        """Run the script from another folder and give what it had Python do."""
        calls = self.root / "calls"
        calls.unlink(missing_ok=True)
        path = f"{self.root / 'bin'}{os.pathsep}{os.environ['PATH']}"
        variables = {"PATH": path, "PYTHON": str(self.root / "bin" / "python3"), **environment}
        done = subprocess.run(
            ["sh", self.root / "scripts" / "setup", kind],  # noqa: S607
            cwd=self.root.parent,
            env=variables,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == status, done.stderr
        asked = calls.read_text(encoding="utf-8").splitlines() if calls.is_file() else []
        assert done.stdout == ""
        self.said = done.stderr
        return asked


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "a folder with spaces")


def test_the_second_time_there_is_nothing_to_do(checkout: Checkout) -> None:
    assert checkout.setup() == MADE
    assert checkout.said != ""
    assert checkout.setup() == []
    assert checkout.said == ""


def test_what_tests_need_comes_on_top_of_what_runs_need(checkout: Checkout) -> None:
    checkout.setup("run")
    assert checkout.setup("dev") == ["pip requirements/dev.txt", "pip ."]
    assert checkout.setup("dev") == []
    assert checkout.setup("run") == []


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements/run.txt", "requirements/dev.txt"])
def test_a_changed_file_is_installed_from_again(checkout: Checkout, name: str) -> None:
    checkout.setup()
    (checkout.root / name).write_text("changed\n", encoding="utf-8")
    assert checkout.setup() == MADE[1:]
    assert checkout.setup() == []


def _copied(checkout: Checkout) -> None:
    checkout.root.rename(checkout.root.with_name("moved"))
    checkout.root = checkout.root.with_name("moved")


def _broken(checkout: Checkout) -> None:
    (checkout.root / ".venv" / "bin" / "python").unlink()


def _half_made(checkout: Checkout) -> None:
    (checkout.root / "pyproject.toml").write_text("changed\n", encoding="utf-8")
    (checkout.root / "no-network").touch()
    checkout.setup(status=1)
    (checkout.root / "no-network").unlink()


def _made_by_hand(checkout: Checkout) -> None:
    shutil.rmtree(checkout.root / ".venv")
    (checkout.root / ".venv").mkdir()


@pytest.mark.parametrize("spoil", [_copied, _broken, _half_made, _made_by_hand])
def test_an_environment_that_cannot_be_trusted_is_made_anew(
    checkout: Checkout, spoil: Callable[[Checkout], None]
) -> None:
    checkout.setup()
    spoil(checkout)
    assert checkout.setup() == MADE
    assert checkout.setup() == []


def test_asking_for_another_version_of_python_makes_it_anew(checkout: Checkout) -> None:
    checkout.setup()
    checkout.add_command("python3.12", STAND_IN.replace("3.11.7", "3.12.1"))
    assert checkout.setup(PYTHON="python3.12") == MADE
    assert checkout.setup(PYTHON="python3.12") == []
    assert checkout.setup(PYTHON="") == [], "without a wish, what is there is kept"


def test_a_python_that_was_upgraded_in_place_makes_it_anew(checkout: Checkout) -> None:
    checkout.setup()
    for name in ("bin", ".venv/bin"):
        for python in (checkout.root / name).glob("python*"):
            python.write_text(STAND_IN.replace("3.11.7", "3.12.1"), encoding="utf-8")
    assert checkout.setup() == MADE


def test_without_a_name_the_python_on_the_path_is_taken(checkout: Checkout) -> None:
    for name in ("python3.13", "python3.12", "python3.11"):
        checkout.add_command(name, "#!/bin/sh\nexit 127\n")
    assert checkout.setup(PYTHON="") == MADE


def test_a_python_that_does_not_run_is_named(checkout: Checkout) -> None:
    assert checkout.setup(status=1, PYTHON="no-such-python") == []
    assert "no-such-python" in checkout.said


def test_root_installs_the_libraries_that_the_system_lacks(checkout: Checkout) -> None:
    checkout.add_command("id", "#!/bin/sh\necho 0\n")
    checkout.add_command("apt-get", APT_GET)
    (checkout.root / "lacking-needed").write_text("libpango-1.0-0\n", encoding="utf-8")
    assert checkout.setup() == [*MADE, "apt-get libpango-1.0-0"]
    assert checkout.setup() == []


@pytest.mark.parametrize(("kind", "status"), [("run", 0), ("dev", 1)])
def test_anyone_else_is_told_what_to_install(checkout: Checkout, kind: str, status: int) -> None:
    checkout.add_command("id", "#!/bin/sh\necho 1000\n")
    checkout.add_command("apt-get", APT_GET)
    checkout.add_command("uname", "#!/bin/sh\necho Linux\n")
    (checkout.root / "lacking-needed").write_text("libpango-1.0-0 qpdf\n", encoding="utf-8")
    checkout.setup(kind, status=status)
    assert checkout.setup(kind, status=status) == []
    assert "sudo apt-get install libpango-1.0-0 qpdf" in checkout.said


def test_what_only_some_tests_want_stops_nothing_and_is_looked_for_once(checkout: Checkout) -> None:
    checkout.add_command("id", "#!/bin/sh\necho 1000\n")
    checkout.add_command("uname", "#!/bin/sh\necho Linux\n")
    (checkout.root / "lacking-wanted").write_text("chromium libatomic1\n", encoding="utf-8")
    checkout.setup("dev")
    assert "sudo apt-get install chromium libatomic1\n" in checkout.said
    assert "tests in a browser will be skipped" in checkout.said
    checkout.setup("dev")
    assert checkout.said == ""


@pytest.mark.parametrize("kind", ["", "everything"])
def test_a_wrong_word_is_a_usage_error(checkout: Checkout, kind: str) -> None:
    assert checkout.setup(kind, status=2) == []
    assert "run|dev" in checkout.said
