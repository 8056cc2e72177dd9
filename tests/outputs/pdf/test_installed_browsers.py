"""Where browsers are looked for."""

from pathlib import Path

import pytest

from ccg_toolkit.outputs.pdf.browsers.installed import installed_browsers

EDGE, CHROME, CHROMIUM = "Microsoft Edge", "Google Chrome", "Chromium"


def planted(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("variable", "program", "name"),
    [
        ("ProgramFiles(x86)", "Microsoft/Edge/Application/msedge.exe", EDGE),
        ("PROGRAMFILES", "Microsoft/Edge/Application/msedge.exe", EDGE),
        ("ProgramFiles", "Google/Chrome/Application/chrome.exe", CHROME),
        ("LOCALAPPDATA", "Google/Chrome/Application/chrome.exe", CHROME),
        ("LocalAppData", "Chromium/Application/chrome.exe", CHROMIUM),
    ],
)
def test_on_windows_below_the_folders_for_programs(tmp_path: Path, variable: str, program: str, name: str) -> None:
    path = planted(tmp_path / "Données de Zoë" / program)
    found = installed_browsers("win32", {variable: str(tmp_path / "Données de Zoë"), "PATH": ""})
    assert [(browser.name, browser.path) for browser in found] == [(name, path)]


@pytest.mark.parametrize("name", [EDGE, CHROME, CHROMIUM])
@pytest.mark.parametrize("own", [False, True])
def test_on_a_mac_among_the_applications(tmp_path: Path, name: str, own: bool) -> None:
    place = tmp_path / "Users" / "zoë" if own else tmp_path
    path = planted(place / "Applications" / f"{name}.app" / "Contents" / "MacOS" / name)
    found = installed_browsers("darwin", {"HOME": str(tmp_path / "Users" / "zoë")}, root=tmp_path)
    assert [(browser.name, browser.path) for browser in found] == [(name, path)]


def test_on_linux_among_the_commands_in_an_order_that_does_not_depend_on_theirs(tmp_path: Path) -> None:
    commands = ("chromium", "google-chrome-stable", "microsoft-edge")
    paths = [planted(tmp_path / f"a folder {number}" / command) for number, command in enumerate(commands)]
    environment = {"PATH": ":".join(str(path.parent) for path in paths)}
    found = installed_browsers("linux", environment)
    assert [(browser.name, browser.path) for browser in found] == [
        (EDGE, paths[2]),
        (CHROME, paths[1]),
        (CHROMIUM, paths[0]),
    ]


def test_where_there_is_none(tmp_path: Path) -> None:
    for platform in ("win32", "darwin", "linux"):
        assert installed_browsers(platform, {}, root=tmp_path) == []
