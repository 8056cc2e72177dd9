"""Put a framework's own nouns into its text: ``$members`` becomes ``practices``, ``$Members`` ``Practices``."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from string import Template
from typing import Any

from ccg_toolkit.sources import Complaint, Diagnostic, Document, Scalar, ValuePath, first_of, nearest, shown

_LONGEST = 10_000
"""Characters of a text that is looked at; no field may hold as many."""


def spellings(terms: Mapping[str, str]) -> dict[str, str]:
    """Add to each term its form for the beginning of a sentence, under its capitalised name."""
    return {**terms, **{name.capitalize(): word[:1].upper() + word[1:] for name, word in terms.items()}}


def filled(text: str, words: Mapping[str, str]) -> str:
    """Fill words into a text, in both spellings; ``$$`` becomes ``$``."""
    return Template(text).safe_substitute(spellings(words))


def with_terms(
    document: Document,
    terms: Mapping[str, str],
    skip: str = "",
    later: Mapping[str, Collection[str]] | None = None,
) -> tuple[Document, list[Diagnostic]]:
    """Fill in the terms in every text of a document.

    Args:
        document: a file of a framework folder.
        terms: the noun for each name.
        skip: a top-level key to leave as it is.
        later: for the name of a field, further words that its texts may hold, and that are not known yet. Such a text
            can be given to `filled` once they are: it has these words, and each ``$$``, as they were typed.

    Returns:
        The document with its places unchanged, and a problem for each unknown name or lone ``$``.
    """
    words = spellings(terms)
    left = {
        field: {name: f"${{{name}}}" for name in spellings(dict.fromkeys(names, ""))}
        for field, names in (later or {}).items()
    }
    texts: list[tuple[ValuePath, str, Mapping[str, str]]] = []

    def fill(value: Any, path: ValuePath) -> Any:  # noqa: ANN401 - a tree of anything YAML can hold
        if isinstance(value, dict):
            return {key: item if (key,) == (*path, skip) else fill(item, (*path, key)) for key, item in value.items()}
        if isinstance(value, list):
            return [fill(item, (*path, index)) for index, item in enumerate(value)]
        if not isinstance(value, Scalar) or "$" not in value or len(value) > _LONGEST:
            return value
        unknown_yet = left.get(str(path[-1]))
        known = words | (unknown_yet or {})
        texts.append((path, value, known))
        text = value if unknown_yet is None else value.replace("$$", "$$$$")
        return Scalar(Template(text).safe_substitute(known), plain=value.plain)

    whole = replace(document, data=fill(document.data, ()))
    wrong = (mistake.at(document.place(*path)) for path, text, known in texts for mistake in _mistakes(text, known))
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
