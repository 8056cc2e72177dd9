"""Compiled templates are kept for the next run: those of the program, where Python keeps its own, and no others."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, compiler

from ccg_toolkit.outputs.html.compiled_templates import CompiledTemplates


class Counting(Environment):
    """Counts what it compiles."""

    compiled = 0

    def compile(self, *args: object, **options: object) -> object:  # type: ignore[override] # noqa: D102 - Jinja's own
        self.compiled += 1
        return super().compile(*args, **options)  # type: ignore[call-overload]


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A folder with one template."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "page.j2").write_text("Hello {{ name }}.")
    return folder


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Python keeps what it compiles."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


def run(folder: Path, shipped: Path, kind: str = "page", *, escaped: bool = True) -> tuple[str, int]:
    """Make a page as a new run of the program would, and tell how many templates it compiled."""
    environment = Counting(
        loader=FileSystemLoader(folder), autoescape=escaped, bytecode_cache=CompiledTemplates(kind, shipped)
    )
    return environment.get_template("page.j2").render(name="<you>"), environment.compiled


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_template_is_compiled_once(shipped: Path, kept: Path) -> None:
    assert run(shipped, shipped) == ("Hello &lt;you&gt;.", 1)
    assert run(shipped, shipped) == ("Hello &lt;you&gt;.", 0)
    assert len(files(kept)) == 1


def test_a_changed_template_is_compiled_anew_in_place_of_the_old_one(shipped: Path, kept: Path) -> None:
    run(shipped, shipped)
    (shipped / "page.j2").write_text("Bye {{ name }}.")
    assert run(shipped, shipped) == ("Bye &lt;you&gt;.", 1)
    assert len(files(kept)) == 1


def test_styles_and_pages_are_kept_apart(shipped: Path, kept: Path) -> None:
    assert run(shipped, shipped) == ("Hello &lt;you&gt;.", 1)
    assert run(shipped, shipped, "style", escaped=False) == ("Hello <you>.", 1)
    assert run(shipped, shipped) == ("Hello &lt;you&gt;.", 0)
    assert len(files(kept)) == 2


def test_what_is_compiled_of_a_users_template_is_not_kept(shipped: Path, kept: Path, tmp_path: Path) -> None:
    assert run(shipped, tmp_path / "elsewhere") == ("Hello &lt;you&gt;.", 1)
    assert files(kept) == []


def test_where_python_keeps_nothing_nothing_is_kept(shipped: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert run(shipped, shipped) == ("Hello &lt;you&gt;.", 1)
    assert files(kept) == []


def test_where_nothing_can_be_written_the_page_is_the_same(shipped: Path, kept: Path) -> None:
    kept.write_text("a file where the folder would be")
    assert run(shipped, shipped) == ("Hello &lt;you&gt;.", 1)


@pytest.mark.parametrize("left", [0, 20, 60, 100])
def test_a_file_that_is_cut_is_replaced(shipped: Path, kept: Path, left: int) -> None:
    run(shipped, shipped)
    [file] = files(kept)
    whole = file.read_bytes()
    file.write_bytes(whole[:left])
    assert run(shipped, shipped) == ("Hello &lt;you&gt;.", 1)
    assert file.read_bytes() == whole


def test_what_another_compiler_made_is_replaced(shipped: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(shipped, shipped)
    other = shipped.parent / "compiler.py"
    other.write_text("another version")
    monkeypatch.setattr(compiler, "__file__", str(other))
    assert run(shipped, shipped) == ("Hello &lt;you&gt;.", 1)
    assert run(shipped, shipped) == ("Hello &lt;you&gt;.", 0)
    assert len(files(kept)) == 1
