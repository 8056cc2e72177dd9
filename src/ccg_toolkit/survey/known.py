"""What a framework lets a response say: its questions by every heading they may have, its groups, and all answers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ccg_toolkit.framework import Framework
from ccg_toolkit.survey.keys import AGREE, COMMENT, DONT_KNOW, GROUP, ODS, PRACTICE, UNKNOWN
from ccg_toolkit.survey.promise import Promise
from ccg_toolkit.survey.questionnaire import questionnaire
from ccg_toolkit.survey.words import plain, readings

_MOST_REMEMBERED = 10_000
_LONGEST_ANSWER = 500
"""Characters of an answer in which a number is looked for before or behind a name."""
_NOT_KNOWN = (
    "dk",
    "don't know",
    "dont know",
    "do not know",
    "not known",
    "not sure",
    "unsure",
    "unknown",
    "no opinion",
)
_BLANK = ("", "-", "n/a", "na", "none", "not answered", "null", "nan")
_NUMBER_FIRST = re.compile(r"\(?([0-9]{1,2})(?:\b[\s.:)-]*([^0-9].*)?|\))", re.DOTALL)
_NUMBER_LAST = re.compile(r"([^-].*?)[\s(:-]+([0-9]{1,2})\)?", re.DOTALL)


class Choices(dict[str, str | None]):
    """The answers to one question: what each text stands for, worked out once for each text and then remembered.

    A value is a code to be written, an empty one where nothing was answered, or ``None`` where the text is no answer.
    """

    def __init__(self, names: Mapping[str, str], *, unknown: str) -> None:
        """Take in the names of the choices.

        Args:
            names: for each name or other text of a choice, its code.
            unknown: the code of not knowing; empty where that is no choice.
        """
        super().__init__()
        self._codes = {plain(text): code for text, code in names.items()}
        self._codes |= dict.fromkeys(_BLANK, "")
        if unknown:
            self._codes |= dict.fromkeys(_NOT_KNOWN, unknown)
        self._unknown = unknown
        self._numbers = set(names.values())

    @property
    def codes(self) -> frozenset[str]:
        """All that may be written for an answer."""
        return frozenset(self._codes.values()) - {""}

    def extended(self, names: Mapping[str, str]) -> "Choices":
        """Give the same choices with more names; a name whose code is none of these choices is left out.

        Args:
            names: for each name its code; an empty one stands for no answer, and ``dk`` for not knowing.
        """
        more = Choices({}, unknown=self._unknown)
        fitting = {
            plain(text): self._unknown if code in {DONT_KNOW, UNKNOWN} else code
            for text, code in names.items()
            if code in self.codes or code in {"", DONT_KNOW, UNKNOWN}
        }
        more._codes = self._codes | fitting
        more._numbers = self._numbers
        return more

    def __missing__(self, text: str) -> str | None:
        code = self._read(plain(text))
        if len(self) < _MOST_REMEMBERED:
            self[text] = code
        return code

    def _read(self, word: str) -> str | None:
        if word in self._codes:
            return self._codes[word]
        if len(word) > _LONGEST_ANSWER:
            return None
        if (match := _NUMBER_FIRST.fullmatch(word)) and match[1] in self._numbers:
            number, name = match[1], match[2] or ""
        elif (match := _NUMBER_LAST.fullmatch(word)) and match[2] in self._numbers:
            number, name = match[2], match[1]
        else:
            return None
        return number if not name or self._codes.get(name) == number or self._begins(name, number) else None

    def _begins(self, name: str, number: str) -> bool:
        """Tell whether a text goes on behind the name of its choice: ``Emerging: it rests on a few``."""
        return any(code == number and known and name.startswith(f"{known}: ") for known, code in self._codes.items())


@dataclass(frozen=True, kw_only=True)
class Known:
    """All that responses to one framework may hold.

    Attributes:
        framework: the id of the framework.
        version: which edition of it.
        promise: what it promises.
        items: the keys of all questions, in the order of the columns that are written.
        texts: what people read for each of them.
        choices: the answers to each of them, by key.
        groups: the groups by id or title.
        roles: whose side each group speaks for, by id, in the framework's order.
        headings: for each way to head a column, as `words.plain` writes it, the key of what stands below it.
        heirs: for the full names that criteria had in earlier versions, those that they have now.
    """

    framework: str
    version: str
    promise: Promise
    items: tuple[str, ...]
    texts: Mapping[str, str]
    choices: Mapping[str, Choices]
    groups: Choices
    roles: Mapping[str, str]
    headings: Mapping[str, str]
    heirs: Mapping[str, str]

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all that is read of a response."""
        return frozenset((GROUP, PRACTICE, ODS, COMMENT, *self.items))

    @cached_property
    def plain_texts(self) -> dict[str, str]:
        """What people read for each of them, as `words.plain` writes it."""
        return {key: plain(text) for key, text in self.texts.items()}

    def key_of(self, heading: str) -> str:
        """Give what stands below a heading; empty where it is not known."""
        for reading in readings(heading):
            if key := self.headings.get(reading) or self.of_old(reading):
                return key
        return ""

    def of_old(self, key: str) -> str:
        """Give what a key of an earlier version is called now; a key of this version stays, an unknown one is empty."""
        if key in self.keys:
            return key
        begins = AGREE if key.startswith(AGREE) else ""
        heir = begins + self.heirs.get(key.removeprefix(begins), "?")
        return heir if heir in self.keys else ""


def known_of(framework: Framework) -> Known:
    """Give what responses to a framework may hold.

    Args:
        framework: what was asked, in this version of it.
    """
    asked = questionnaire(framework, "leader")
    agreement = {name: str(number) for number, name in enumerate(asked.agreement)}
    agreement |= {str(number): str(number) for number in range(len(asked.agreement))}
    agrees = Choices(agreement, unknown=DONT_KNOW)
    choices: dict[str, Choices] = {statement.key: agrees for statement in asked.statements}
    for rating in asked.ratings:
        levels = {
            text: str(level.number) for level in rating.levels for text in (level.text, level.name, str(level.number))
        }
        choices[rating.key] = Choices(levels, unknown=UNKNOWN)
    texts = {statement.key: statement.text for statement in asked.statements}
    texts |= {rating.key: rating.title for rating in asked.ratings}
    about = dict(asked.about)
    groups = {text: group.id for group in framework.cover.groups for text in (group.title, group.id)}
    headings = _headings(
        (
            *((key, key) for key in (*choices, GROUP, PRACTICE, ODS, COMMENT)),
            *((text, key) for key, text in about.items()),
            (framework.cover.terms.member, PRACTICE),
            ("practice", PRACTICE),
            ("ods code", ODS),
            ("practice code", ODS),
            *((statement.text, statement.key) for statement in asked.statements),
            *((rating.title, rating.key) for rating in asked.ratings),
            *((rating.statement, rating.key) for rating in asked.ratings),
        )
    )
    return Known(
        framework=asked.framework,
        version=asked.version,
        promise=asked.promise,
        items=tuple(choices),
        texts=texts | about,
        choices=choices,
        groups=Choices(groups, unknown=""),
        roles={group.id: group.role for group in framework.cover.groups},
        headings=headings,
        heirs=framework.heirs,
    )


def _headings(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give the key of each heading; the first that claims one has it."""
    keys: dict[str, str] = {}
    for text, key in texts:
        keys.setdefault(plain(text), key)
    return keys
