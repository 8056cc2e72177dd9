"""Which browsers can print, and where their makers put them."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Browser:
    """A browser on this machine.

    Attributes:
        name: what people call it.
        path: the program.
    """

    name: str
    path: Path


EDGE, CHROME, CHROMIUM = "Microsoft Edge", "Google Chrome", "Chromium"

_ON_WINDOWS = {
    EDGE: "Microsoft/Edge/Application/msedge.exe",
    CHROME: "Google/Chrome/Application/chrome.exe",
    CHROMIUM: "Chromium/Application/chrome.exe",
}
"""Below one of the folders for programs."""
_FOLDERS_ON_WINDOWS = ("ProgramFiles(x86)", "ProgramFiles", "ProgramW6432", "LocalAppData")
"""Variables that name them; the last is the user's own."""
_ON_PATH = {
    EDGE: ("microsoft-edge", "microsoft-edge-stable"),
    CHROME: ("google-chrome", "google-chrome-stable"),
    CHROMIUM: ("chromium", "chromium-browser"),
}
"""The commands that their packages install."""


def installed_browsers(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ, root: Path = Path("/")
) -> list[Browser]:
    """Find the browsers of this machine that can print: Edge, then Chrome, then Chromium.

    Args:
        platform: as in `sys.platform`.
        environment: names the folders for programs.
        root: where the folders of the system lie.
    """
    return [
        Browser(name, path)
        for name in (EDGE, CHROME, CHROMIUM)
        if (path := next(filter(Path.is_file, _candidates(name, platform, environment, root)), None))
    ]


def _candidates(name: str, platform: str, environment: Mapping[str, str], root: Path) -> Iterator[Path]:
    if platform == "win32":
        known = {variable.casefold(): folder for variable, folder in environment.items()}
        for variable in _FOLDERS_ON_WINDOWS:
            if folder := known.get(variable.casefold()):
                yield Path(folder) / _ON_WINDOWS[name]
    elif platform == "darwin":
        for place in (root, *([Path(environment["HOME"])] if "HOME" in environment else [])):
            yield place / "Applications" / f"{name}.app" / "Contents" / "MacOS" / name
    else:
        for command in _ON_PATH[name]:
            if on_path := shutil.which(command, path=environment.get("PATH", "")):
                yield Path(on_path)
