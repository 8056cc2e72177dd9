"""What those who answer are promised, and what holds where several promises were made."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ccg_toolkit.framework import Cover
from ccg_toolkit.framework.cover_models import LEAST_COMMENTS, LEAST_GROUP
from ccg_toolkit.sources import Complaint, shown
from ccg_toolkit.survey.keys import AGREES_FROM, MINIMUM_COMMENTS, MINIMUM_GROUP

_LEAST = {MINIMUM_GROUP: LEAST_GROUP, MINIMUM_COMMENTS: LEAST_COMMENTS, AGREES_FROM: 1}
_LAST_PLACE = 4
_NUMBER = re.compile("[0-9]{1,9}")
_WHAT_WAS_PROMISED = "Ask for the file as it was sent: what people were promised stands in it."


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


def promise_of(values: Mapping[str, str]) -> Promise | Complaint:
    """Read the promise that a response or a file bears, or say what is wrong with it.

    Args:
        values: what it says of itself, by the names of `survey.keys`.
    """
    numbers = []
    for key, least in _LEAST.items():
        text = values.get(key, "")
        if not _NUMBER.fullmatch(text):
            message = (
                f"the promise is missing or changed: {key} is {shown(text)}"
                if text
                else f"the promise is missing: {key}"
            )
            return Complaint("promise", message, _WHAT_WAS_PROMISED)
        if int(text) < least:
            message = f"the promise was changed: {key} {text} is below {least}"
            return Complaint("promise", message, _WHAT_WAS_PROMISED)
        numbers.append(int(text))
    promise = Promise(*numbers)
    if promise.agrees_from > _LAST_PLACE:
        return Complaint("promise", f"the promise was changed: {AGREES_FROM} {promise.agrees_from}", _WHAT_WAS_PROMISED)
    return promise
