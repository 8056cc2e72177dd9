"""One response as every reader hands it on, and the row or the file that it is made of."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ccg_toolkit.sources import Complaint, nearest, shown, without_unwanted
from ccg_toolkit.survey.keys import AGREE, COMMENT, GROUP, ODS, PRACTICE
from ccg_toolkit.survey.known import Known

LONGEST_COMMENT = 2_000
"""Characters of a comment that are kept; the questionnaires take no more."""

_LONGEST_NAME = 200
_CODE_LENGTH = range(3, 11)


class Response(NamedTuple):
    """What one person answered.

    Attributes:
        group: the id of the group they belong to.
        answers: their answers in the order of `Known.items`, joined by commas, as they will be written.
        practice: where they work, as typed; empty where it is not told.
        ods: its code, in capitals; empty where it is not told.
        comment: what else they said.
        identity: what tells this response from any other, where there is such a thing; it is never written.
        edition: of two with one identity the higher one is the later.
    """

    group: str
    answers: str
    practice: str
    ods: str
    comment: str
    identity: str
    edition: int = 0


class Wrong(NamedTuple):
    """Why a response is refused, and which of its values is at fault, counted from 0; -1 for all of them."""

    complaint: Complaint
    at: int = -1


class Columns:
    """Reads responses whose values stand in one order."""

    def __init__(self, known: Known, keys: Sequence[str]) -> None:
        """Find what stands where.

        Args:
            known: what may be answered.
            keys: for each place the key of its value; an empty one, or one that is not known, is never read.
        """
        self._known = known
        self._slots = [
            (slot, keys.index(key), known.choices[key]) for slot, key in enumerate(known.items) if key in keys
        ]
        self._group, self._practice, self._ods, self._comment = (
            keys.index(key) if key in keys else -1 for key in (GROUP, PRACTICE, ODS, COMMENT)
        )
        self._blank = [""] * len(known.items)

    @property
    def is_understood(self) -> bool:
        """Whether there is a group and at least one question."""
        return self.has_group and bool(self._slots)

    @property
    def has_group(self) -> bool:
        """Whether it is said to which group people belong."""
        return self._group >= 0

    def read(self, row: Sequence[str], identity: str = "") -> Response | Wrong:
        """Read one response, or say why it is refused.

        Args:
            row: the values, one for each key.
            identity: see `Response`.
        """
        codes = self._blank.copy()
        for slot, place, choices in self._slots:
            code = choices[row[place]]
            if code is None:
                return Wrong(_no_answer(self._known.items[slot], row[place]), place)
            codes[slot] = code
        answers = ",".join(codes)
        group = self._known.groups[row[self._group]]
        if not group:
            return Wrong(self._no_group(row[self._group]), self._group)
        if answers.count(",") == len(answers):
            return Wrong(NOTHING_ANSWERED)
        practice = row[self._practice] if self._practice >= 0 else ""
        ods = row[self._ods] if self._ods >= 0 else ""
        comment = row[self._comment] if self._comment >= 0 else ""
        return Response(
            group,
            answers,
            _name(practice) if practice else "",
            _code(ods) if ods else "",
            comment_as_kept(comment) if comment else "",
            identity,
        )

    def _no_group(self, text: str) -> Complaint:
        if not text.strip():
            return Complaint(
                "no-group", "it is not said to which group this person belongs", "Fill it in, if you know it."
            )
        return Complaint(
            "unknown-group", f"there is no group {shown(text)}", nearest(text, self._known.roles, "Groups")
        )


NOTHING_ANSWERED = Complaint("nothing-answered", "no question is answered", "It is left out.", "warning")
NO_GROUP = Complaint("no-group", "it is not said to which group this person belongs", "Fill it in, if you know it.")


def _no_answer(key: str, text: str) -> Complaint:
    names = "a place on the list of agreement" if key.startswith(AGREE) else "a level"
    return Complaint("answer", f"{shown(text)} is no answer to {key}", f"Write the name or the number of {names}.")


def columns_of(known: Known, values: Mapping[str, str]) -> tuple[Columns, list[str]]:
    """Read values that stand under their keys, of this version of the framework or an earlier one.

    Returns:
        What reads them, and the values in its order.
    """
    return Columns(known, [known.of_old(key) for key in values]), list(values.values())


@lru_cache(maxsize=20_000)
def _name(text: str) -> str:
    return " ".join(without_unwanted(text).split())[:_LONGEST_NAME]


@lru_cache(maxsize=20_000)
def _code(text: str) -> str:
    """Give a code as the NHS writes it; anything else that was typed there is dropped."""
    code = text.strip().upper()
    return (
        code if code.isascii() and code.isalnum() and len(code) in _CODE_LENGTH and any(map(str.isdigit, code)) else ""
    )


def comment_as_kept(text: str) -> str:
    """Give a comment without signs that harm, and no longer than is kept."""
    return without_unwanted(text.replace("\r\n", "\n").replace("\r", "\n")).strip()[:LONGEST_COMMENT]
