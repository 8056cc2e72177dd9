"""Find the framework folder that answers ask for; a name in a file of answers never leads out of its folder."""

from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from ccg_toolkit.sources import Complaint, shown
from ccg_toolkit.sources.diagnostics import LONGEST_SHOWN

_HOW = "Write an id such as ccg-membership, or a folder beside the answers, such as `.` or `./ours`."


def folder_wished(wish: str, folder: Path) -> Path | Complaint:
    """Find the folder that a name leads to, or say why there is none.

    Args:
        wish: the name, as it was typed; not an id.
        folder: that of the answers.
    """
    path = inside(wish, folder)
    if wish.startswith(".") and path is not None and path.is_dir():
        return path
    likely = next(_likely(wish, folder), "")
    if path is not None and path.is_file():
        message = f"framework: {shown(wish)} is a file, and a folder is wanted"
        return Complaint("framework", message, f"Write `framework: {likely}`." if likely else _HOW)
    if wish.startswith(".") and path is not None:
        message = f"framework: there is no folder {shown(wish)} beside the answers"
        hint = (
            f"Write `framework: {likely}`: capital letters count."
            if likely
            else "Correct the name, or make the folder with `ccg-toolkit init DIR`."
        )
        return Complaint("unreadable", message, hint)
    if path is not None and any(mark in wish for mark in "/\\"):
        written = "./" + "/".join(PureWindowsPath(wish).parts)
        written = written if len(written) <= LONGEST_SHOWN else "./ours"
        slash = "\\" in wish
        what = "is written with a backslash (\\)" if slash else "does not begin with a dot"
        wanted = "./ and / are wanted" if slash else "a folder does, so that it is not taken for an id"
        there = "" if path.is_dir() or likely else " There is no such folder yet: make it with `ccg-toolkit init DIR`."
        message = f"framework: {shown(wish)} {what}, and {wanted}"
        return Complaint("framework", message, f"Write `framework: {likely or written}`.{there}")
    if any(mark in wish for mark in "/\\:") or wish.startswith("."):
        message = f"framework: {shown(wish)} does not lead to a folder at or below that of the answers"
        return Complaint("framework", message, f"{_HOW} Or use --framework DIR.")
    message = f"framework: {shown(wish)} is neither the id of a framework nor a folder"
    hint = (
        f"Write `framework: {likely}` if you mean the folder beside the answers."
        if likely
        else f"{_HOW} Or use --framework DIR."
    )
    return Complaint("framework", message, hint)


def wish_for(framework: str, folder: Path | None, home: Path) -> str:
    """Say how answers name a framework.

    Args:
        framework: its id.
        folder: where it lies; ``None`` for the built-in one.
        home: the folder of the answers.

    Returns:
        The way to its folder, such as ``.`` or ``./ours``, where that lies at or below the answers; else its id.
    """
    there, home = folder.resolve() if folder else None, home.resolve()
    if there is None or not there.is_relative_to(home):
        return framework
    return "." if there == home else f"./{there.relative_to(home).as_posix()}"


def inside(name: str, folder: Path) -> Path | None:
    """Follow a relative name, unless it could lead out of the folder on any system."""
    there = PureWindowsPath(name)
    if there.drive or there.root or ".." in there.parts:
        return None
    try:
        home = folder.resolve()
        meant = home.joinpath(*there.parts).resolve()
    except (OSError, RuntimeError, ValueError):  # a circle of links, or a name no file can have
        return None
    return meant if meant.is_relative_to(home) else None


def _likely(wish: str, folder: Path) -> Iterator[str]:
    """Give the name of a folder that is there and differs from the one that was typed in case alone, or holds the file."""
    at, written = folder, "."
    for part in PureWindowsPath(wish).parts:
        try:
            there = [path.name for path in at.iterdir() if path.is_dir() and path.name.casefold() == part.casefold()]
            file = (at / part).is_file()
        except OSError:
            return
        if not there:
            if file:
                yield written
            return
        name = part if part in there else min(there)
        at, written = at / name, f"{written}/{name}"
    if inside(written, folder) is not None:
        yield written
