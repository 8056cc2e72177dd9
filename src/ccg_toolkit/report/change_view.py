"""The view-model of what changed between assessments: the message, the split, each criterion then and now, promises.

Not to be mixed up with `comparison`, which puts plans of one assessment side by side.
"""

from dataclasses import dataclass

from ccg_toolkit.report.english import listed


@dataclass(frozen=True, kw_only=True, slots=True)
class PointView:
    """One of the assessments.

    Attributes:
        day: such as ``14 March 2014``.
        framework: by which it was rated, and its version.
        score: the overall score.
        rated: how many criteria were rated, such as ``38 of 41``.
        by: who agreed the answers.
        file: where it was read from.
    """

    day: str
    framework: str
    score: str
    rated: str
    by: str
    file: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartView:
    """A part of the difference.

    Attributes:
        label: what the step does.
        change: what it did to the score, with its sign.
        after: the score after it; a dash behind what cannot be split.
        criteria: how many it touches, in words; empty where it touches none.
        names: titles of these.
    """

    label: str
    change: str
    after: str
    criteria: str
    names: tuple[str, ...]

    @property
    def told(self) -> str:
        """How many criteria it touches, and which, as far as a line or two hold them."""
        return f"{self.criteria}: {listed(self.names, 4)}" if self.names else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SplitView:
    """From one assessment to the next.

    Attributes:
        heading: the two days.
        then, now: the two overall scores.
        message: what changed, in one sentence.
        like_for_like: the two scores over what may be compared; empty where nothing may.
        parts: those that did something, in the order of the walk.
        notes: why the split is not whole, and where shown figures do not add up.
    """

    heading: str
    then: str
    now: str
    message: str
    like_for_like: str
    parts: tuple[PartView, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RowView:
    """A criterion, then and now.

    Attributes:
        title: what it is called.
        ref: its full name.
        was: its full name of then, where that was another.
        then, now: its level, or what was said in place of one.
        move: by how many levels it moved, or why that cannot be said.
        way: ``up``, ``down``, ``same``, ``open`` where it was rated neither time, or ``break`` where the two cannot be compared.
        target: the level to reach now; a dash where it is no longer asked.
        part: what its move did to the overall score; empty where it did not move.
    """

    title: str
    ref: str
    was: str
    then: str
    now: str
    move: str
    way: str
    target: str
    part: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainChangeView:
    """A domain, then and now, with its criteria.

    Attributes:
        title: what it is called.
        then, now: its score.
        part: what its criteria did to the overall score by moving; a dash where none did.
        rows: its criteria.
    """

    title: str
    then: str
    now: str
    part: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptView:
    """What became of an action that the earlier plan had promised by now; ``owner`` is a role, never a person."""

    title: str
    criterion: str
    owner: str
    by: str
    level: int
    status: str
    came: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardView:
    """What one role said of a statement both times, as each survey showed it.

    Attributes:
        title: of the criterion.
        role: leaders, members or others.
        then, now: the share that agrees, or its bound, of how many.
        move: in percentage points; why there is none where no difference may be formed.
    """

    title: str
    role: str
    then: str
    now: str
    move: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CourseView:
    """A line of a series: what stood at each of three or more assessments.

    Attributes:
        title: a domain or a criterion; empty of none.
        values: one for each assessment.
        whole: whether it is a domain or the whole, whose values are means.
    """

    title: str
    values: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeView:
    """What changed between two or more assessments of one organisation.

    Attributes:
        title: of the page, in its window.
        heading: of the page itself.
        summary: the message, in one sentence.
        points: the assessments, in the order of their days.
        splits: from each to the next; the last is the one that the rest tells of.
        period: the two days that domains and promises are about.
        domains: each criterion then and now.
        promises: what became of what the earlier plan promised by the later day.
        promised: the same in a sentence or two.
        heard: what leaders and members said of statements, where it was shown both times.
        courses: from three assessments on, what stood at each of them.
        breaks: what the mark for a break means, where there is one; else empty.
        remarks: what a reader should know of the files.
    """

    title: str
    heading: str
    organisation: str
    version: str
    summary: str
    points: tuple[PointView, ...]
    splits: tuple[SplitView, ...]
    period: str
    domains: tuple[DomainChangeView, ...]
    promises: tuple[KeptView, ...]
    promised: str
    heard: tuple[HeardView, ...]
    courses: tuple[CourseView, ...]
    breaks: str
    remarks: tuple[str, ...]

    @property
    def days(self) -> tuple[str, ...]:
        """The days of the assessments."""
        return tuple(point.day for point in self.points)
