"""The view-model of a questionnaire: what is asked and what is promised, in words for every format."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class ChoiceView:
    """One of the answers to choose from.

    Attributes:
        value: what a response says for it.
        label: what people read.
        told: what it looks like, of a level; else empty.
    """

    value: str
    label: str
    told: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionView:
    """A statement to agree with, or a criterion to rate.

    Attributes:
        number: its place, from 1; ratings are counted on from the statements.
        key: the name of its answer in a response.
        title: of a criterion; empty where it is a statement.
        text: the statement.
        choices: the answers, "Don't know" last.
    """

    number: int
    key: str
    title: str
    text: str
    choices: tuple[ChoiceView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldView:
    """What a person is asked about themselves.

    Attributes:
        key: the name of the answer in a response.
        label: what is asked.
        about: what it is for.
        long: whether there is room for several lines.
    """

    key: str
    label: str
    about: str
    long: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionnaireView:
    """The whole questionnaire.

    Attributes:
        title: what stands at its top.
        framework: the title of what is asked about.
        language: of the framework's own texts, where it is not that of the page; else empty.
        points: what to know before one answers, each with a heading.
        how: how to answer a statement, in a sentence or two.
        how_to_rate: how to rate a criterion; empty where nothing is to rate.
        statements: what to agree with.
        ratings: what to rate.
        agreement: the answers to a statement.
        group: the question for the group.
        groups: the answers to it.
        fields: what else may be filled in.
        said: what a response says of the questionnaire it answers: names and values.
        form: the id of the blank questionnaire.
        keys: all names that a response may hold, in their order, with spaces between.
        asked: how many answers there are to give.
        send_text: how to hand back the page.
        send_file: how to hand back the workbook.
        send_paper: how to hand in the paper.
    """

    title: str
    framework: str
    language: str
    points: tuple[tuple[str, str], ...]
    how: str
    how_to_rate: str
    statements: tuple[QuestionView, ...]
    ratings: tuple[QuestionView, ...]
    agreement: tuple[ChoiceView, ...]
    group: FieldView
    groups: tuple[ChoiceView, ...]
    fields: tuple[FieldView, ...]
    said: tuple[tuple[str, str], ...]
    form: str
    keys: str
    asked: int
    send_text: str
    send_file: str
    send_paper: str
