"""Put a framework's own nouns into its text: ``$members`` becomes ``practices``, ``$Members`` ``Practices``."""

from string import Template
from typing import Any

from ccg_toolkit.sources import Diagnostic, Document, Scalar, ValuePath, nearest


def spellings(terms: dict[str, str]) -> dict[str, str]:
    """Add to each term its form for the beginning of a sentence, under its capitalised name."""
    return terms | {name.capitalize(): word[:1].upper() + word[1:] for name, word in terms.items()}


def with_terms(document: Document, terms: dict[str, str], skip: str = "") -> tuple[Document, list[Diagnostic]]:
    """Fill in the terms in every text of a document.

    Args:
        document: a file of a framework folder.
        terms: the noun for each name.
        skip: a top-level key to leave as it is.

    Returns:
        The document with its places unchanged, and a problem for each unknown name or lone ``$``.
    """
    words = spellings(terms)
    problems: list[Diagnostic] = []

    def fill(value: Any, path: ValuePath) -> Any:  # noqa: ANN401 - a tree of anything YAML can hold
        if isinstance(value, dict):
            return {key: fill(item, (*path, key)) for key, item in value.items() if path or key != skip}
        if isinstance(value, list):
            return [fill(item, (*path, index)) for index, item in enumerate(value)]
        if not isinstance(value, Scalar) or "$" not in value:
            return value
        try:
            return Scalar(Template(value).substitute(words), plain=value.plain)
        except KeyError as error:
            name = str(error.args[0])
            message, hint = f"unknown term ${name}", nearest(name, terms, "The terms are")
        except ValueError:
            message, hint = "a $ stands alone", "Write $$ for a dollar sign."
        problems.append(Diagnostic(place=document.place(*path), rule="term", message=message, hint=hint))
        return value

    data = fill(document.data, ())
    if skip in document.data:
        data[skip] = document.data[skip]
    return Document(name=document.name, data=data, places=document.places), problems
