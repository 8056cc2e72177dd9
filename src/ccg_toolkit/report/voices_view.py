"""The view-model of what leaders and members say: who was asked, what may be shown of it, and what it comes to."""

from dataclasses import dataclass

from ccg_toolkit.report.charts import VoicesChart
from ccg_toolkit.report.find_out_view import NoteView


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardView:
    """A group, or a pool of several, and who of it answered.

    Attributes:
        title: what people call it.
        role: ``Leaders``, ``Members`` or ``Others``.
        invited, respondents, rate: in figures, or the shorthand for what is not shown.
    """

    title: str
    role: str
    invited: str
    respondents: str
    rate: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CellView:
    """How one role, or one group, answered a statement, in figures or the shorthand for what is not shown.

    Attributes:
        who: the role or the group.
        n: how many answered with a place on the list.
        counts: how many with each place, from the lowest.
        share: the share that agrees, or its bound in words.
        low, high: the ends of its 95% interval.
        dont_know: how many do not know.
        told: share, interval and number in a line.
        counted: the counts and those who do not know in a line; empty where these are not shown.
    """

    who: str
    n: str
    counts: tuple[str, ...]
    share: str
    low: str
    high: str
    dont_know: str
    told: str
    counted: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementView:
    """What was said to one statement.

    Attributes:
        ref, title: of the criterion.
        leaders, members, others: the figures of each role.
        groups: those of groups and pools, where they may stand beside their role.
        difference: leaders less members, in points of a percentage, with its interval or as "at least".
    """

    ref: str
    title: str
    leaders: CellView
    members: CellView
    others: CellView
    groups: tuple[CellView, ...]
    difference: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingView:
    """How leaders rated one criterion, each alone, in figures or the shorthand for what is not shown.

    Attributes:
        ref, title: of the criterion.
        n: how many gave a level.
        counts: how many gave each level, from the lowest.
        median, iqr: of the levels.
        note: a bound in words, or that it is uncertain; else empty.
    """

    ref: str
    title: str
    n: str
    counts: tuple[str, ...]
    median: str
    iqr: str
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishedView:
    """Figures that were published elsewhere, beside ours; context, and no target.

    Attributes:
        title: of the criterion.
        ours: what leaders and members say here, to its statement.
        told: what was asked elsewhere, what they said there, when, and who published it.
    """

    title: str
    ours: str
    told: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VoicesView:
    """What a closed survey may show.

    Attributes:
        message: what it comes to, in a sentence.
        asked: who answered, for the cover.
        about: when it was closed, and from how many on something is shown.
        answered: for each role that was asked, its name and who of it answered.
        not_heard: the groups of which nothing is shown, in a sentence; empty where there is none.
        heard: the same, a row for each group and pool.
        heading: of the chart.
        reading: how it is read.
        chart: statements with both sides on a line; ``None`` where nothing may be drawn.
        statements: all that were asked, those furthest apart first.
        drawn: those of them that the chart shows.
        beyond: how many statements the chart leaves out, in a sentence; empty where it shows all.
        contested: ratings that members contest, each with what they say.
        uncertain: what leaders could not agree on, each with the spread.
        agreement: how far leaders agree on the rest, in a sentence.
        ratings: all that leaders rated, each alone.
        published: figures that were published elsewhere.
        comments: for each role its released comments, the first few.
        more_comments: the others.
        legend: what the shorthand in tables means.
        places: the list of agreement, from the lowest place.
        levels: the numbers of the levels.
    """

    message: str
    asked: str
    about: str
    answered: tuple[tuple[str, str], ...]
    not_heard: str
    heard: tuple[HeardView, ...]
    heading: str
    reading: str
    chart: VoicesChart | None
    statements: tuple[StatementView, ...]
    drawn: tuple[StatementView, ...]
    beyond: str
    contested: tuple[NoteView, ...]
    uncertain: tuple[NoteView, ...]
    agreement: str
    ratings: tuple[RatingView, ...]
    published: tuple[PublishedView, ...]
    comments: tuple[tuple[str, str], ...]
    more_comments: tuple[tuple[str, str], ...]
    legend: str
    places: tuple[str, ...]
    levels: tuple[str, ...]

    @property
    def lowest_place(self) -> str:
        """The name of the lowest place on the list of agreement."""
        return self.places[0]

    @property
    def highest_place(self) -> str:
        """The name of the highest place."""
        return self.places[-1]
