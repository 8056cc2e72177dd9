"""What those who answer are promised, and what holds where several promises were made."""

from collections.abc import Iterable
from typing import NamedTuple

from ccg_toolkit.framework import Cover


class Promise(NamedTuple):
    """From how many people on anything is shown, and what counts as agreement.

    Attributes:
        minimum_group: of fewer people than this, 10 or more, nothing is shown.
        minimum_comments: where fewer people than this answered, 20 or more, no comment is printed.
        agrees_from: the place on the framework's list of agreement, 1 to 4, from which on a person agrees.
    """

    minimum_group: int
    minimum_comments: int
    agrees_from: int

    @classmethod
    def of(cls, cover: Cover) -> "Promise":
        """Give the promise that a framework makes."""
        return cls(cover.minimum_group, cover.minimum_comments, cover.agrees_from)


def strictest(own: Promise, others: Iterable[Promise]) -> Promise:
    """Give the promise that keeps all of these: each minimum the highest of them.

    Args:
        own: the promise whose `agrees_from` holds; no minimum can raise or lower that.
        others: further promises; none of them lowers anything.
    """
    group, comments, agrees_from = own
    for other in others:
        group, comments = max(group, other.minimum_group), max(comments, other.minimum_comments)
    return Promise(group, comments, agrees_from)
