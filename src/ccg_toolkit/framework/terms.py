"""Put a framework's own nouns into its text: ``$members`` becomes ``practices``, ``$Members`` ``Practices``."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from string import Template
from typing import Any

from ccg_toolkit.sources import Complaint, Diagnostic, Document, Scalar, ValuePath, first_of, nearest, shown

_LONGEST = 10_000
"""Characters of a text that is looked at; no field may hold as many."""


def spellings(terms: Mapping[str, str]) -> dict[str, str]:
    """Add to each term its form for the beginning of a sentence, under its capitalised name."""
    return {**terms, **{name.capitalize(): word[:1].upper() + word[1:] for name, word in terms.items()}}


def with_terms(document: Document, terms: Mapping[str, str], skip: str = "") -> tuple[Document, list[Diagnostic]]:
    """Fill in the terms in every text of a document.

    Args:
        document: a file of a framework folder.
        terms: the noun for each name.
        skip: a top-level key to leave as it is.

    Returns:
        The document with its places unchanged, and a problem for each unknown name or lone ``$``.
    """
    words = spellings(terms)
    texts: list[tuple[ValuePath, str]] = []

    def fill(value: Any, path: ValuePath) -> Any:  # noqa: ANN401 - a tree of anything YAML can hold
        if isinstance(value, dict):
            return {key: item if (key,) == (*path, skip) else fill(item, (*path, key)) for key, item in value.items()}
        if isinstance(value, list):
            return [fill(item, (*path, index)) for index, item in enumerate(value)]
        if not isinstance(value, Scalar) or "$" not in value or len(value) > _LONGEST:
            return value
        texts.append((path, value))
        return Scalar(Template(value).safe_substitute(words), plain=value.plain)

    whole = replace(document, data=fill(document.data, ()))
    wrong = (mistake.at(document.place(*path)) for path, text in texts for mistake in _mistakes(text, words))
    return whole, list(first_of(wrong))


def _mistakes(text: str, words: Mapping[str, str]) -> Iterator[Complaint]:
    """Find what cannot be filled in."""
    for match in Template.pattern.finditer(text):
        name = match["named"] or match["braced"]
        if name is not None and name not in words:
            known = [f"${word}" for word in words if word.islower()]
            hint = nearest(f"${name}", known, "Terms")
            yield Complaint("term", f"there is no term {shown('$' + name)}", hint)
        elif match["invalid"] is not None:
            yield Complaint("term", "a $ stands alone", "Write $$ for a dollar sign.")
