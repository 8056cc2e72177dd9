"""Where the built-in framework is looked for."""

from pathlib import Path

import pytest

from ccg_toolkit.framework import built_in_folder, where


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that passes for the one where the package is installed."""
    package = tmp_path / "lib" / "site-packages" / "ccg_toolkit"
    monkeypatch.setattr(where, "__file__", str(package / "framework" / "where.py"))
    return package


def test_an_installed_package_carries_it(package: Path) -> None:
    (package / "_data").mkdir(parents=True)
    (package / "_data" / "framework.yaml").touch()
    assert built_in_folder() == package / "_data"


def test_in_a_copy_of_the_source_it_is_the_root() -> None:
    assert (built_in_folder() / "pyproject.toml").is_file()
    assert (built_in_folder() / "framework.yaml").is_file()


@pytest.mark.usefixtures("package")
def test_an_installation_without_it_is_broken() -> None:
    with pytest.raises(FileNotFoundError, match="missing from this installation"):
        built_in_folder()
