"""The files of one folder of a framework: those to read, and those that look as if they should be read and are not."""

from pathlib import Path

from ccg_toolkit.framework.file_names import stems_in, wrong_name
from ccg_toolkit.sources import Complaint, Diagnostic, Place, is_id

_MOST_FILES = 200


def yaml_files(folder: Path, label: str) -> tuple[list[tuple[Path, str]], list[Diagnostic]]:
    """Find the files to read in a folder.

    Args:
        folder: such as ``domains/``; it need not be there.
        label: what messages call it.

    Returns:
        Each file with what messages call it, in order of their names; and a problem for each that will not be read.
    """
    files: list[tuple[Path, str]] = []
    problems: list[Diagnostic] = []
    try:
        there = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return [], []
    except OSError:
        message, hint = "the folder cannot be read", "Check that it is a folder, and its permissions."
        return [], [Diagnostic(place=Place(label), rule="unreadable", message=message, hint=hint, unreadable=True)]
    if len(there) > _MOST_FILES:
        message = f"the folder holds {len(there):,} files; at most {_MOST_FILES} are read"
        problems.append(Complaint("too-many-files", message, "Is this the folder you meant?").at(Place(label)))
    stems = stems_in(folder)
    for path in there[:_MOST_FILES]:
        ending, place = path.suffix.lower(), Place(f"{label}/{path.name}")
        if path.suffix == ".yaml" and is_id(path.stem):
            files.append((path, place.file))
        elif path.suffix == ".yaml":
            problems.append(wrong_name(path.name, stems).at(place))
        elif ending in {".yaml", ".yml", ".txt", ".json"}:
            hint = f"Rename it to {path.name[: -len(ending)].removesuffix('.yaml')}.yaml, or move it elsewhere."
            message = "this file is not read, since its name does not end in .yaml"
            problems.append(Complaint("file-name", message, hint, "warning").at(place))
    return files, problems
