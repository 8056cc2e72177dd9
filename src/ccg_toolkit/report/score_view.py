"""The view-model of a score: in figures, in words, in its band and on its scale."""

from dataclasses import dataclass

from ccg_toolkit.report.charts import BandBoxes, Strip


@dataclass(frozen=True, kw_only=True, slots=True)
class BandView:
    """A band, the name of a range of scores.

    Attributes:
        said: its name, and where too much of the score rests on thin evidence, that it is not yet confirmed.
        begins: the lowest score in it, such as ``1.5``.
        place: among the bands, from 1 for the lowest.
        of: how many bands there are.
        doubt: of `said`, what stands after the name; empty where the band stands by itself.
        neutral: whether it is shown without red, amber and green.
        boxes: the boxes before its name.
    """

    name: str
    said: str
    begins: str
    place: int
    of: int
    doubt: str
    neutral: bool
    boxes: BandBoxes


@dataclass(frozen=True, kw_only=True, slots=True)
class LevelView:
    """A level of the scale.

    Attributes:
        number: from 0.
        meaning: empty where the framework says nothing.
    """

    number: int
    name: str
    meaning: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreView:
    """A score in figures, in words and on its scale.

    Attributes:
        score: the mean level by weight, from `bottom` to `top`, with two decimals.
        planned: the same at the end of the plan, if all goes to plan.
        target: the mean target of what is rated.
        low, high: what it could be once all is known; the same as the score where all is.
        unconfirmed_low: what would be left if no high rating held that nobody confirms, and what is not known were at 0.
        bottom, top: the lowest and the highest level of the scale.
        band: ``None`` where nothing is rated.
        coverage: the share of what applies that is rated, by weight, such as ``90%``.
        percent_to_target: how much of the way to the targets is done, such as ``59%``.
        way_done: the same with level and mean target beside it, such as ``59% (level 1.73 of a target of 2.93)``.
        sentence: all of this in a few sentences.
        doubt: of these, what is said on what nobody confirms, on what is not known, and on what was taken out as not
            applicable; may be empty.
        taken_out: how many criteria do not apply, such as ``5 of 6``; empty where all do.
        strip: the score drawn.
    """

    score: str
    planned: str
    target: str
    low: str
    high: str
    unconfirmed_low: str
    bottom: int
    top: int
    band: BandView | None
    coverage: str
    percent_to_target: str
    way_done: str
    sentence: str
    doubt: str
    taken_out: str
    strip: Strip

    @property
    def moves(self) -> bool:
        """Whether the plan moves it."""
        return self.planned != self.score

    @property
    def bounded(self) -> bool:
        """Whether it could be another, once all is known."""
        return self.low != self.high


@dataclass(frozen=True, kw_only=True, slots=True)
class TagView:
    """The rated criteria that bear a tag.

    Attributes:
        score: their mean level; a dash where there is none.
        criteria: how many there are.
    """

    title: str
    score: str
    criteria: int
    band: BandView | None

    @property
    def rated(self) -> str:
        """How many criteria there are, with their noun, such as ``3 criteria``."""
        return f"{self.criteria} {'criterion' if self.criteria == 1 else 'criteria'}"


@dataclass(frozen=True, kw_only=True, slots=True)
class LensView:
    """A second way to sort the criteria; it never enters the overall score."""

    title: str
    tags: tuple[TagView, ...]
