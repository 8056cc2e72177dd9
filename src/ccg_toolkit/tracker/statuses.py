"""What counts as which status: the list, other words that can mean nothing else, and what other words may mean.

A word is read only where no one would take it for another status; of the rest the nearest is proposed, since a wrong
one would move the plan.
"""

import re
import unicodedata
from difflib import get_close_matches
from typing import NamedTuple

from ccg_toolkit.sources import Number
from ccg_toolkit.tracker.models import Status, Value

COUNTS_AS: dict[Status, tuple[str, ...]] = {
    Status.NOT_STARTED: ("Not yet started", "Not begun", "To do", "Planned", "0%"),
    Status.UNDER_WAY: ("In progress", "Work in progress", "Started", "Begun", "Ongoing", "On track", "1% to 99%"),
    Status.DONE: (
        "Complete",
        "Completed",
        "Finished",
        "Closed",
        "Achieved",
        "Delivered",
        "Implemented",
        "100%",
        "\u2713",
    ),
    Status.DROPPED: ("Cancelled", "Abandoned", "Withdrawn", "Discontinued"),
}
"""What is read as each status beside its own name; case, hyphens and a full stop at the end make no difference."""

COUNTING = "; ".join(f"as {status}: {', '.join(words)}" for status, words in COUNTS_AS.items())
"""The same as a statement."""

_ALSO = {
    "underway": Status.UNDER_WAY,
    "on going": Status.UNDER_WAY,
    "todo": Status.NOT_STARTED,
    "canceled": Status.DROPPED,
}
_READ = (
    {status.casefold(): status for status in Status}
    | {word.casefold(): status for status, words in COUNTS_AS.items() for word in words if word[-1].isalpha()}
    | _ALSO
)

_CHOOSE_DONE = "Choose Done, if that is what you mean."
_CHOOSE_UNDER_WAY = "Choose Under way, if that is what you mean."
_CHOOSE_DROPPED = "Choose Dropped, if that is what you mean."
_PAUSED = "Choose Under way or Not started if it will go on, Dropped if not, and write the reason under Notes."
_BEHIND = (
    "Choose Under way or Not started; what is late is worked out from Ends, so change that if another day is agreed."
)
_COLOUR = (
    "A colour says how well it goes, not how far it is: choose one from the list, and write the colour under Notes."
)
_OPEN = "Choose Under way if somebody is at it, else Not started."
_NOT_NEEDED = "Choose Dropped if it is no longer needed, else Not started."
_ANY = "Choose Not started, Under way, Done or Dropped; a blank is Not started."

_MAY_MEAN = {
    _CHOOSE_DONE: "yes, y, true, ok, tick, ticked, x, \u00fc, met, resolved, signed off, success, successful, fulfilled, did",
    _CHOOSE_UNDER_WAY: (
        "nearly done, almost done, mostly done, partly done, part done, half done, nearly complete, almost complete, "
        "partially complete, partially completed, partially done, partial, in hand, in train, wip, doing, working on it, "
        "active, continuing, in development, current, in part, underweigh, in process, in review"
    ),
    _CHOOSE_DROPPED: (
        "stopped, superseded, replaced, rejected, declined, removed, deleted, transferred, merged, won't do, "
        "will not do, scrapped, killed, ended, void, ceased"
    ),
    _PAUSED: (
        "on hold, hold, held, paused, suspended, deferred, postponed, blocked, stuck, parked, waiting, awaiting, pending, "
        "stalled, tbc, tbd, to be confirmed, halted, frozen, shelved, on ice, backlog, rescheduled, later, future, scheduled"
    ),
    _BEHIND: (
        "delayed, late, overdue, behind, behind schedule, slipped, slipping, slippage, at risk, off track, missed, due, "
        "past due, off plan, in difficulty, in trouble, urgent"
    ),
    _COLOUR: "red, amber, green, blue, yellow, orange, grey, gray, black, white, r, a, g, b, r/g, a/g, rag",
    _OPEN: "open, new, no, n, false, not done, not complete, not completed, not finished, incomplete, uncompleted, unfinished, "
    "undone, outstanding, remaining, not yet, none yet, reopened, re opened, nothing yet, assigned, approved, agreed",
    _NOT_NEEDED: "n/a, na, n.a, not applicable, not needed, no longer needed, not required, no longer required, none, nil, -, ?",
}
_HINTS = {word.strip(): hint for hint, words in _MAY_MEAN.items() for word in words.split(",")}
_HINTS |= {word: f"Choose {status}, if that is what you mean." for word, status in _READ.items()}

_TICKS = "\u2713\u2714\u2611\u2705\u221a\U0001f5f8\U0001f5f9"
_PERCENT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,4})?) ?% ?(?:done|complete|completed|finished)?")
_SHOWN_AS_PERCENT = {9, 10}
_LOOKS_LIKE = 0.88
"""How alike a misspelt word must be, from 0 to 1: a letter may be missing, but Delegated is not deleted."""


class ReadStatus(NamedTuple):
    """A status as it was read.

    Attributes:
        status: ``None`` where what stands there can mean more than one, or nothing known.
        hint: what it may mean, where it was not read.
        told: whether it is another word than those of the list, so that people are told how it is read.
    """

    status: Status | None
    hint: str = ""
    told: bool = False


def read_status(value: Value) -> ReadStatus:
    """Read a status as people type it; a blank is not started."""
    if isinstance(value, Number):
        return _share(round(value.value * 100, 6)) if shows_percent(value) else ReadStatus(None, _ANY)
    if not isinstance(value, str):
        return ReadStatus(None, _HINTS.get(str(value).casefold(), _ANY))
    typed = _plain(value)
    word = " ".join(re.sub(f"[{_TICKS}]", " ", typed).split())
    return _ticked(word) if word != typed else _read_word(word, blank=not value.strip())


def _ticked(word: str) -> ReadStatus:
    """Read what stands beside a tick: nothing, or a word that says the same."""
    status = _read_word(word, blank=False).status if word else Status.DONE
    return ReadStatus(status, told=True) if status == Status.DONE else ReadStatus(None, _CHOOSE_DONE)


def _read_word(word: str, *, blank: bool) -> ReadStatus:
    if blank:
        return ReadStatus(Status.NOT_STARTED)
    if match := _PERCENT.fullmatch(word):
        return _share(float(match[1].replace(",", ".")))
    status = _READ.get(word)
    return ReadStatus(status, told=word != status.casefold()) if status else ReadStatus(None, _hint(word))


def shows_percent(number: Number) -> bool:
    """Tell whether a number is shown as a percentage, as Excel does once somebody types 50%."""
    return number.shown_as in _SHOWN_AS_PERCENT or "%" in str(number.shown_as)


def _plain(text: str) -> str:
    """Give a status as it is compared: without regard to case, hyphens, marks that show nothing, and the full stop."""
    seen = "".join(
        letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) not in {"Cf", "Mn"}
    )
    words = re.sub(r"(?<=\w)[-_\u2010-\u2015](?=\w)", " ", seen.casefold().replace("\u2019", "'"))
    return " ".join(words.split()).rstrip(" .!,;:")


def _share(percent: float) -> ReadStatus:
    if not 0 <= percent <= 100:
        return ReadStatus(None, _ANY)
    status = Status.NOT_STARTED if percent == 0 else Status.DONE if percent == 100 else Status.UNDER_WAY
    return ReadStatus(status, told=True)


def _hint(word: str) -> str:
    """Say what a word that is not read may mean: by itself, by what it begins with, or by what it looks like."""
    if word in _HINTS:
        return _HINTS[word]
    known = [known for known in _HINTS if re.match(rf"{re.escape(known)}[^\w]", word) and len(known) > 1]
    if known:
        hint = _HINTS[max(known, key=len)]
        return hint if "Notes" in hint else f"{hint} Write the rest under Notes."
    # Undelivered is not delivered, nor is Now started Not started: where a word is turned round, nothing is guessed.
    like = [known for known in _HINTS if known[0] == word[:1] and ("not" in known) == ("not" in word)]
    return next((_HINTS[known] for known in get_close_matches(word, like, n=1, cutoff=_LOOKS_LIKE)), _ANY)
