"""Read ``framework.yaml``, the cover page of a framework, and complete it from the one it extends."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from ccg_toolkit.framework.cover_models import Cover, Terms
from ccg_toolkit.framework.terms import with_terms
from ccg_toolkit.sources import Checked, Complaint, Document, check_shape, read_yaml, shown

_MERGED = ("terms", "effort")
"""Maps to which a folder that extends another can add single entries: the text and actions of the other need the rest."""


def read_cover(document: Document, base: Path | None) -> tuple[Checked[Cover], list[str]]:
    """Hold a cover against its model.

    Args:
        document: the user's ``framework.yaml``.
        base: the framework folder it extends, if any; the user's keys override its keys one by one.

    Returns:
        The cover, and what its levels mean as typed, before terms are filled in.
    """
    data = {key: value for key, value in document.data.items() if value is not None}
    if base is not None:
        below, _ = read_yaml(base / "framework.yaml", "framework.yaml")
        inherited = {key: value for key, value in below.data.items() if key != "id"} if below else {}
        data = inherited | data | {key: _merged(inherited.get(key), data.get(key)) for key in _MERGED}

    own = data.get("terms")
    words = {str(key): str(word) for key, word in own.items() if isinstance(word, str)} if isinstance(own, dict) else {}
    known = dict.fromkeys(Terms.model_fields, "?") | words
    filled, problems = with_terms(replace(document, data=data), known, skip="terms")
    for key, word in words.items():
        if "$" in word:
            wrong = Complaint("term", f"{shown(key)} holds a $, and terms are plain words", "Write the word itself.")
            problems.append(wrong.at(document.place("terms", key)))
    checked = check_shape(Cover, filled, lambda _: "")
    return replace(checked, problems=[*problems, *checked.problems]), _meanings(data.get("scale"))


def _meanings(scale: Any) -> list[str]:  # noqa: ANN401 - a part of a file, not yet checked
    levels = scale if isinstance(scale, list) else []
    return [str(level.get("meaning") or "") if isinstance(level, dict) else "" for level in levels]


def _merged(below: Any, own: Any) -> Any:  # noqa: ANN401 - a part of a file, not yet checked
    if own is None:
        return below
    if not isinstance(below, dict) or not isinstance(own, dict):
        return own
    return below | {key: item for key, item in own.items() if item is not None}
