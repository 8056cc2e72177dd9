"""What one person is asked: statements to agree with and, of leaders, criteria to rate."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal, NamedTuple

from ccg_toolkit.framework import Criterion, Framework
from ccg_toolkit.survey.keys import AGREE, COMMENT, GROUP, ODS, PRACTICE, PROMISED
from ccg_toolkit.survey.promise import Promise

Asked = Literal["member", "leader"]


class Statement(NamedTuple):
    """A statement that one can agree with.

    Attributes:
        ref: the full name of its criterion.
        text: the statement.
    """

    ref: str
    text: str

    @property
    def key(self) -> str:
        """The name of its answer, 0 to 4 or ``dk``."""
        return AGREE + self.ref


class LevelText(NamedTuple):
    """A level of one criterion: its number, the name it has on the scale, and what it looks like."""

    number: int
    name: str
    text: str


class Rating(NamedTuple):
    """A criterion that leaders rate.

    Attributes:
        ref: its full name.
        title: what it is called.
        statement: what is true when it is in place.
        levels: from the lowest up.
    """

    ref: str
    title: str
    statement: str
    levels: tuple[LevelText, ...]

    @property
    def key(self) -> str:
        """The name of its answer, the number of a level or ``unknown``."""
        return self.ref


class Choice(NamedTuple):
    """A group that a person may belong to: its id, and what people read."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """The whole of what is asked.

    Attributes:
        framework: the id of the framework.
        version: which edition of it.
        title: what the framework is called.
        language: a language tag, the language of the framework's texts.
        asked: who is asked.
        promise: what they are promised.
        agreement: five names, from the least agreement to the most; an answer is the place of one, from 0.
        statements: what everyone is asked, in the framework's order.
        ratings: what leaders are asked too; empty for members.
        groups: which of them people can say they belong to: those of leaders, or all others.
        about: what people are asked about themselves: the key and the question of each.
        collector: who collects the files and so sees each of them; empty where nobody is named.
        closes_on: the day until which answers count, if one is set.
    """

    framework: str
    version: str
    title: str
    language: str
    asked: Asked
    promise: Promise
    agreement: tuple[str, ...]
    statements: tuple[Statement, ...]
    ratings: tuple[Rating, ...]
    groups: tuple[Choice, ...]
    about: tuple[tuple[str, str], ...]
    collector: str = ""
    closes_on: date | None = None

    @property
    def form(self) -> str:
        """An id of what is asked and promised, 16 hexadecimal digits: the same for the same questionnaire."""
        return sha256(repr(self).encode()).hexdigest()[:16]

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of all that a response may say, in the order in which they are written."""
        answers = (*(statement.key for statement in self.statements), *(rating.key for rating in self.ratings))
        return (*PROMISED, GROUP, PRACTICE, ODS, *answers, COMMENT)


def questionnaire(
    framework: Framework, asked: Asked, *, collector: str = "", closes_on: date | None = None
) -> Questionnaire:
    """Make what is asked of members or of leaders.

    A criterion that members are asked about becomes a statement, in the words of its ``question`` or, without one, of its
    ``statement``. Leaders answer the same statements, so that like is compared with like, and then rate each criterion
    that leaders are asked about.

    Args:
        framework: its criteria, groups and promise.
        asked: who is asked.
        collector: who collects the files.
        closes_on: the day until which answers count.
    """
    cover = framework.cover
    leads = asked == "leader"
    return Questionnaire(
        framework=cover.id,
        version=cover.version,
        title=cover.title,
        language=cover.language,
        asked=asked,
        promise=Promise.of(cover),
        agreement=cover.agreement,
        statements=tuple(
            Statement(criterion.ref, criterion.question or criterion.statement)
            for criterion in framework.criteria()
            if "member" in criterion.ask
        ),
        ratings=tuple(
            _rating(framework, criterion) for criterion in framework.criteria() if leads and "leader" in criterion.ask
        ),
        groups=tuple(Choice(group.id, group.title) for group in cover.groups if (group.role == "leader") == leads),
        about=(
            (GROUP, "Which group do you belong to?"),
            (PRACTICE, f"Your {cover.terms.member}"),
            (ODS, f"The code of your {cover.terms.member}, if you know it"),
            (COMMENT, "What else would you like to say?"),
        ),
        collector=collector,
        closes_on=closes_on,
    )


def _rating(framework: Framework, criterion: Criterion) -> Rating:
    levels = tuple(
        LevelText(number, framework.cover.level(number).name, criterion.text_of(number))
        for number in framework.cover.numbers
    )
    return Rating(criterion.ref, criterion.title, criterion.statement, levels)
