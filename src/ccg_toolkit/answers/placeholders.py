"""What a file of answers holds before anyone has filled it in: the words that `init` writes, and others that wait."""

import re

ORGANISATION = "Name of your organisation"
ASSESSED_BY = "Who agreed these answers"
PERSON = "Name of the person"
EVIDENCE = "Minutes of the council of members, 14 May"
COMMENT = "Folded text, so that colons, quotes and # need no care."
SAID_ALONE = "What leaders said, each alone: "
TOO_FEW_SAID = "Too few leaders gave a level for anything to be shown."
SPLIT = " They are split."
"""What a draft that is made of a survey holds as comments."""

_WRITTEN = frozenset(text.casefold() for text in (ORGANISATION, ASSESSED_BY, PERSON, EVIDENCE, COMMENT))
_TO_FILL = re.compile(
    r"<[^<>]*>|\[[^\[\]]*\]|\{[^{}]*\}|(?:the )?names? of (?:your|the) [\w' -]{1,60}|your [\w' -]{0,60}name"
)
_WAITING = re.compile(
    r"t\.?b\.?[acd]\.?|to be (?:confirmed|agreed|decided|advised|added)|to ?do|n/?a|x+|[?.\-_…]+|name|organisation(?: name)?"
)

_DRAFTED = re.compile(rf"{SAID_ALONE}(?:(?!\. ).)+\.(?:{SPLIT[:-1]}\.)?")


def is_placeholder(text: str) -> bool:
    """Tell a text that stands as `init` wrote it, or in brackets that say what is to stand there."""
    word = _plain(text)
    return word in _WRITTEN or _TO_FILL.fullmatch(word) is not None


def is_no_name(text: str) -> bool:
    """Tell what cannot be the name of a person or an organisation, such as ``TBC``."""
    return is_placeholder(text) or _WAITING.fullmatch(_plain(text)) is not None


def is_drafted(text: str) -> bool:
    """Tell a comment that stands as a draft of the answers made it, with nothing of the organisation's own."""
    words = " ".join(text[:1_000].split())
    return words == TOO_FEW_SAID or _DRAFTED.fullmatch(words) is not None


def _plain(text: str) -> str:
    return " ".join(text[:300].casefold().split())
