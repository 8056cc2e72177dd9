"""What a reader of YAML may know of the file it reads, so that it can tell what a person meant."""

from typing import Literal, Protocol

ValuePath = tuple[str | int, ...]
"""The keys and positions that lead from the top of a file to a value."""

Sort = Literal["list", "group", "text", "value", ""]
"""What is wanted at a path: a value is one of a set form, such as a number or a date; empty where nothing is known."""


class Expected(Protocol):
    """What the fields of a file are to hold."""

    def sort(self, path: ValuePath) -> Sort:
        """Tell what is wanted at a path."""
        ...

    def stands_for(self, path: ValuePath) -> str:
        """Name the field that a value alone stands for, where a group has such a short form; else give nothing."""
        ...

    def has_field(self, path: ValuePath, name: str) -> bool:
        """Tell whether the group at a path has a field of that name, or of one much like it."""
        ...


class NothingExpected:
    """For a file of which nothing is known."""

    def sort(self, path: ValuePath) -> Sort:  # noqa: ARG002 - see `Expected`
        """Know nothing."""
        return ""

    def stands_for(self, path: ValuePath) -> str:  # noqa: ARG002 - see `Expected`
        """Know nothing."""
        return ""

    def has_field(self, path: ValuePath, name: str) -> bool:  # noqa: ARG002 - see `Expected`
        """Know nothing."""
        return False
