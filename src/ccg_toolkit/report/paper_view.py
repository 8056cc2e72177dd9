"""A board paper: the facts that people give, each with a place to fill in where they do not, and what the results say."""

from dataclasses import dataclass

from ccg_toolkit.report.decision_view import DecisionView
from ccg_toolkit.report.plan_view import QuarterView


@dataclass(frozen=True, kw_only=True, slots=True)
class FactView:
    """Something that only people can say.

    Attributes:
        name: what it is.
        texts: as answered; else one text in brackets that says what to write there.
        missing: whether it is the latter.
    """

    name: str
    texts: tuple[str, ...]
    missing: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class BarView:
    """Where a domain, or the whole, stands, where the plan brings it, and where it should be.

    Attributes:
        own: whether the name is the framework's own, and may be in its language.
        now, planned, target: scores with two decimals; a dash where there is none.
        band: of the score now.
        marks: the same three as thousandths of the scale; ``None`` where nothing is rated.
        told: the bar in words, for those who do not see it.
    """

    name: str
    own: bool
    now: str
    planned: str
    target: str
    band: str
    marks: tuple[int, int, int] | None
    told: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperView:
    """What a board paper shows beside the report.

    Attributes:
        to_do: what to do before the paper goes out, in a sentence or two; empty where nothing is left.
        author: for the properties of the file; empty where nobody is named.
        facts: the meeting and the people.
        purpose: what the paper is for.
        recommendations_lead: the words that lead to the recommendations.
        recommendations: in order; those that people wrote have no proposal beside them.
        drafted: whether the recommendations are made from the results.
        key_messages: as answered; empty where none were given.
        about_bars: how to read the bars; empty where there are none.
        bars: the domains, and the whole at the end.
        quarters: the first year of the plan, without the quarters for which nothing is planned.
        about_year: that there is more than the year shows, or why nothing is planned; else empty.
        effort: whether the plan costs more than people's time; empty without a plan.
        costs: the actions that name a cost, each with it.
        asked: who agreed the levels, how many of them members or others bear out, and who was asked about the plan.
        risks: what the paper has to do with the risks of the organisation.
        equality: what the plan means for it.
    """

    title: str
    to_do: str
    author: str
    facts: tuple[FactView, ...]
    purpose: str
    recommendations_lead: str
    recommendations: tuple[DecisionView, ...]
    drafted: bool
    key_messages: tuple[str, ...]
    about_bars: str
    bars: tuple[BarView, ...]
    quarters: tuple[QuarterView, ...]
    about_year: str
    effort: str
    costs: tuple[str, ...]
    asked: tuple[FactView, ...]
    risks: tuple[FactView, ...]
    equality: tuple[FactView, ...]
