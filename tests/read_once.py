"""The built-in framework, read once in a process: it does not change, and reading it takes a good part of most tests."""

from pathlib import Path

from ccg_toolkit.framework import LoadedFramework, load_framework
from ccg_toolkit.framework.where import built_in_folder

PLACE = "ccg_toolkit.toolkit.load_framework"
"""What `loaded` stands in for."""
_seen: dict[tuple[Path, str], LoadedFramework] = {}


def loaded(folder: Path | None = None, name: str = "", *, content: bool = False) -> LoadedFramework:
    """Load a framework as `load_framework` does, the built-in one from memory where it was read before."""
    if folder is not None or content:
        return load_framework(folder, name, content=content)
    home = built_in_folder()
    if (home, name) not in _seen:
        _seen[home, name] = load_framework(folder, name)
    return _seen[home, name]
