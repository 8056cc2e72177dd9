"""Put a questionnaire into words: what is asked and what is promised, the same in every format."""

from math import ceil

from ccg_toolkit.framework import Terms
from ccg_toolkit.report.english import OURS, count, long_date
from ccg_toolkit.report.questionnaire_view import ChoiceView, FieldView, QuestionnaireView, QuestionView
from ccg_toolkit.survey.keys import (
    AGREES_FROM,
    COMMENT,
    DONT_KNOW,
    EDITION,
    FOR,
    FORM,
    FRAMEWORK,
    GROUP,
    MINIMUM_COMMENTS,
    MINIMUM_GROUP,
    ODS,
    PRACTICE,
    RESPONSE,
    UNKNOWN,
    VERSION,
)
from ccg_toolkit.survey.questionnaire import Questionnaire
from ccg_toolkit.survey.workbook_layout import DONT_KNOW as DONT_KNOW_LABEL
from ccg_toolkit.survey.workbook_layout import choice_label

_ABOUT = {
    GROUP: "Needed: answers are counted by group.",
    PRACTICE: "If you like. It goes to a list of those heard, apart from all answers.",
    ODS: "Such as B86030. It goes to the same list.",
    COMMENT: "If you like. It may be printed word for word: leave out what tells who you are.",
}
"""What is done with what people say about themselves."""

_A_STATEMENT, _A_RATING = 25, 45
"""Seconds that an answer takes: to read a sentence, or the texts of five levels, and to decide."""


def build_questionnaire_view(asked: Questionnaire, terms: Terms) -> QuestionnaireView:
    """Put a questionnaire into words.

    Args:
        asked: what is asked of whom.
        terms: the nouns of its framework.
    """
    agreement = (
        *(ChoiceView(value=str(place), label=name) for place, name in enumerate(asked.agreement)),
        ChoiceView(value=DONT_KNOW, label=DONT_KNOW_LABEL),
    )
    statements = tuple(
        QuestionView(number=number, key=each.key, title="", text=each.text, choices=agreement)
        for number, each in enumerate(asked.statements, start=1)
    )
    ratings = tuple(
        QuestionView(
            number=number,
            key=each.key,
            title=each.title,
            text=each.statement,
            choices=(
                *(
                    ChoiceView(value=str(level.number), label=choice_label(level.number, level.name), told=level.text)
                    for level in each.levels
                ),
                ChoiceView(value=UNKNOWN, label=DONT_KNOW_LABEL, told="I have not seen it for myself."),
            ),
        )
        for number, each in enumerate(asked.ratings, start=len(statements) + 1)
    )
    group, *fields = _fields(asked)
    to = asked.collector or "the person who sent it to you"
    return QuestionnaireView(
        title=f"Your view of the {terms.organisation}",
        framework=asked.title,
        language="" if asked.language == OURS else asked.language,
        points=_points(asked, terms),
        how="Choose what comes nearest to what you see where you work. “Don't know” is an answer too. "
        "Leave blank what you would rather not answer.",
        how_to_rate="Choose the highest level of which every word holds today. What is only planned does not count."
        if ratings
        else "",
        statements=statements,
        ratings=ratings,
        agreement=agreement,
        group=group,
        groups=tuple(ChoiceView(value=group.id, label=group.title) for group in asked.groups),
        fields=tuple(fields),
        said=_said(asked),
        form=asked.form,
        keys=" ".join(asked.keys),
        asked=len(statements) + len(ratings),
        send_text=f"Save your answers as a file and attach it to an e-mail to {to}. Or copy them as text and paste that "
        "into the e-mail: it is the same.",
        send_file=f"Save the workbook and attach it to an e-mail to {to}.",
        send_paper=f"Give the sheets to {to}, in an envelope if you like.",
    )


def _points(asked: Questionnaire, terms: Terms) -> tuple[tuple[str, str], ...]:
    group, comments, _ = asked.promise
    parts = count(len(asked.statements), "statement", "statements") + " to agree with or not"
    if asked.ratings:
        parts += f", and {count(len(asked.ratings), 'criterion', 'criteria')} to rate"
    seen = (
        f"{asked.collector} sees your file; nobody else does."
        if asked.collector
        else "Whoever you send your file to sees it. Ask who that is, and whether anybody else does."
    )
    published = (
        f"Figures of at least {group} people who answered the same question. Of fewer than {group}, nothing is shown."
    )
    printed = (
        f"They are printed only where at least {comments} people answered, after somebody has read each of them, and "
        f"beside no name, no group and no {terms.member}. Neither number can be lowered later."
    )
    points = [
        ("How long it takes", f"About {_minutes(asked)} minutes: {parts}."),
        ("Who sees your answers", f"{seen} Your name is not asked for."),
        ("What is published", published),
        ("Comments", printed),
    ]
    if asked.closes_on:
        points.append(("Until when", f"Answers count until {long_date(asked.closes_on)}."))
    return tuple(points)


def _fields(asked: Questionnaire) -> tuple[FieldView, ...]:
    return tuple(
        FieldView(key=key, label=label, about=_ABOUT.get(key, ""), long=key == COMMENT) for key, label in asked.about
    )


def _minutes(asked: Questionnaire) -> int:
    """Give about how long it takes, in steps of five minutes."""
    seconds = len(asked.statements) * _A_STATEMENT + len(asked.ratings) * _A_RATING
    return 5 * max(1, ceil(seconds / 300))


def _said(asked: Questionnaire) -> tuple[tuple[str, str], ...]:
    promise = asked.promise
    return (
        (FORM, asked.form),
        (RESPONSE, ""),
        (EDITION, ""),
        (FRAMEWORK, asked.framework),
        (VERSION, asked.version),
        (FOR, asked.asked),
        (MINIMUM_GROUP, str(promise.minimum_group)),
        (MINIMUM_COMMENTS, str(promise.minimum_comments)),
        (AGREES_FROM, str(promise.agrees_from)),
    )
