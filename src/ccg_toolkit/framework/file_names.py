"""Names of files and folders that are nearly right: other capitals, another ending, or a second copy of a file."""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path

from ccg_toolkit.sources import Complaint, Diagnostic, Place, as_id, is_id, shown

COVER = "framework.yaml"
_PARTS = ("domains", "criteria", "away-day", "templates")
_GLOSSARY = "glossary.yaml"
_COPY_OF = re.compile(r"^(?:copy|kopie|copie|copia) (?:of|von|de|di) ", re.IGNORECASE)
_COPIED = re.compile(
    r"(?P<stem>.+?)(?: ?[-_]? ?(?i:copy|kopie|copie|copia)\b.*| ?\(.*\).*|\.sync-conflict.*|[-_ ][A-Z][A-Z0-9]+(?:-[A-Z0-9]+)+.*)",
)
_KEPT_OPEN = "~$"


def likely_cover(folder: Path) -> str:
    """Say which file in a folder, or in one below it, is to be its ``framework.yaml``; empty where none is."""
    names = _names(folder)
    alike = [name for name in names if name.casefold() == COVER]
    if alike:
        return f"{shown(alike[0])} is there, and capital letters count: rename it to {COVER}."
    stems = {name: re.sub(r"(\.(ya?ml|txt|json))+$", "", name, flags=re.IGNORECASE) for name in names}
    ends = [name for name, stem in stems.items() if stem.casefold() == "framework" and stem != name]
    if ends:
        return f"{shown(ends[0])} is there: rename it to {COVER}. In Windows Explorer, View, File name extensions shows endings."
    copies = [name for name in names if name.endswith((".yaml", ".yml")) and copied(name, {"framework"})]
    if close := copies or get_close_matches(COVER, names, n=1, cutoff=0.8):
        return f"{shown(close[0])} is there: rename it to {COVER} if it is the one."
    below = [name for name in names if (folder / name / COVER).is_file()]
    return f"There is one in the folder {shown(below[0])} inside it: name that one." if below else ""


def misnamed(folder: Path, label: str) -> Iterator[Diagnostic]:
    """Report folders and copies in a framework folder that would be passed over without a word.

    Args:
        folder: the framework folder.
        label: what messages call it.
    """
    names = _names(folder)
    for part in _PARTS:
        if (folder / part).exists():
            continue
        folders = {name.casefold(): name for name in names if (folder / name).is_dir()}
        if close := get_close_matches(part, folders, n=1, cutoff=0.8):
            name = folders[close[0]]
            why = ", since capital letters count" if close[0] == part else ""
            wrong = Complaint(
                "folder-name", f"this folder is not read, since it is not called {part}", f"Rename it to {part}{why}."
            )
            yield wrong.at(Place(f"{label}/{name}"))
    for name in names:
        if (
            name != COVER
            and name.lower().endswith((".yaml", ".yml"))
            and copied(name, {"framework"})
            and COVER in names
        ):
            yield second_copy(COVER, "warning").at(Place(f"{label}/{name}"))
    files = {name.casefold(): name for name in names if (folder / name).is_file()}
    if not (folder / _GLOSSARY).exists() and (close := get_close_matches(_GLOSSARY, files, n=1, cutoff=0.8)):
        message = f"this file is not read, since it is not called {_GLOSSARY}"
        hint = f"Rename it to {_GLOSSARY} if it is the one."
        yield Complaint("file-name", message, hint, "warning").at(Place(f"{label}/{files[close[0]]}"))


def stems_in(folder: Path) -> set[str]:
    """Give the ids that the files of a folder are named by."""
    return {Path(name).stem for name in _names(folder) if name.endswith(".yaml") and is_id(Path(name).stem)}


def wrong_name(name: str, stems: Collection[str]) -> Complaint:
    """Say what is wrong with the name of a file that ends in ``.yaml``, and whether it is a copy.

    Args:
        name: of the file; it is not made of lower-case letters, digits and hyphens.
        stems: the ids that other files beside it are named by.
    """
    stem = name.removesuffix(".yaml")
    if original := copied(name, stems):
        if name.startswith(_KEPT_OPEN):
            message = f"this is a passing copy that a program makes while it has {original}.yaml open; it is not read"
            return Complaint("file-name", message, "Close that program; if the file stays, delete it.", "warning")
        return second_copy(f"{original}.yaml")
    message = "the name of this file is not made of lower-case letters, digits and hyphens"
    match = _COPIED.fullmatch(_COPY_OF.sub("", stem)) or (
        _COPY_OF.match(stem) and re.match("(?P<stem>.*)", _COPY_OF.sub("", stem))
    )
    if match and (likely := as_id(match["stem"])):
        hint = f"It looks like a copy of {likely}.yaml, which is not here: rename it to {likely}.yaml, or move it out of the folder."
        return Complaint("file-name", message, hint)
    better = as_id(stem)
    return Complaint(
        "file-name", message, f"Rename it to {better}.yaml." if better else "Rename it, such as fair-shares.yaml."
    )


def second_copy(original: str, severity: str = "error") -> Complaint:
    """Say that a file is a second copy of another."""
    hint = f"Keep the one that is right, under the name {original}, and move the other out of the folder."
    message = f"this looks like a second copy of {original}, and is not read"
    return Complaint("second-copy", message, hint, "warning" if severity == "warning" else "error")


def copied(name: str, stems: Collection[str]) -> str:
    """Give the stem of the file that a name is a copy of; empty where it is none."""
    base = re.sub(r"\.ya?ml$", "", name, flags=re.IGNORECASE)
    if base.startswith(_KEPT_OPEN):  # an office program writes over the first two letters of a long name
        rest = base.removeprefix(_KEPT_OPEN)
        return next((stem for stem in sorted(stems) if rest and rest in (stem, stem[2:])), "")
    base = _COPY_OF.sub("", base)
    for stem in sorted(stems, key=lambda stem: (-len(stem), stem)):
        rest = base[len(stem) :]
        if base.casefold().startswith(stem) and base + ".yaml" != f"{stem}.yaml" and not re.match("[a-z0-9]", rest):
            return stem
        if name != f"{stem}.yaml" and base == stem:
            return stem
    return ""


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))[:1_000]
    except OSError:
        return []
