"""The editions of the report: one list of its sections, and which of them each edition has.

Contents, page and tests read the same list. On paper an edition has its sections and nothing else; the page for the
browser has all, with what only the full edition has folded away.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ccg_toolkit.report.report_view import ReportView


class Edition(StrEnum):
    """For whom a report is set."""

    BOARD = "board"
    """For a meeting: the message, the decisions, every criterion, the plan, and what is still open."""

    FULL = "full"
    """With method, workings, good practice, competencies, evidence, steps and lenses beside."""

    MEMBERS = "members"
    """For those who belong: a page or two, with none of the sections below; its view is in `members_view.py`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """How a person wants a report set.

    Attributes:
        edition: which parts it has.
        large_print: whether in letters of 14 points and one column.
    """

    edition: Edition = Edition.BOARD
    large_print: bool = False


BOARD = Setting()
"""What a report is where nobody asks for another."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A section of a report.

    Attributes:
        name: of its template in ``templates/sections``, and of its place in the page.
        heading: what stands above it, and in the contents.
        whole: whether only the full edition has it.
        parts: places within it that the contents name too, each with its heading.
    """

    name: str
    heading: str
    whole: bool = False
    parts: tuple[tuple[str, str], ...] = ()


NAMES = (
    "summary",
    "picture",
    "since",
    "voices",
    "plan",
    "domains",
    "open",
    "priorities",
    "lenses",
    "method",
    "sources",
    "glossary",
)
"""The sections that a report may have, in order."""


def sections(view: ReportView) -> Iterator[Section]:
    """Give the sections that a report has anything for, in the order of `NAMES`."""
    yield Section(name="summary", heading=f"Summary for the {view.terms['board']}")
    yield Section(name="picture", heading="Every criterion")
    if view.since:
        yield Section(name="since", heading=f"What moved since {view.since.day}")
    if view.voices:
        yield Section(name="voices", heading="What leaders and members say")
    if view.planned:
        yield Section(name="plan", heading="The plan")
    named = tuple((f"domain-{domain.id}", f"{domain.number}. {domain.title}") for domain in view.domains)
    yield Section(name="domains", heading="The domains", parts=named)
    if view.anything_open:
        yield Section(name="open", heading="What is still open")
    yield Section(name="priorities", heading="Why in this order", whole=True)
    if view.lenses:
        yield Section(name="lenses", heading="Other ways to read the same answers", whole=True)
    yield Section(name="method", heading="How the figures are made", whole=True)
    yield Section(name="sources", heading="Sources", whole=True)
    yield Section(name="glossary", heading="Glossary")


@dataclass(frozen=True, kw_only=True, slots=True)
class ContentsEntry:
    """A line of the contents: the place it leads to, its heading, and whether it stands below another."""

    anchor: str
    heading: str
    below: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PageView:
    """How a report is set.

    Attributes:
        full: whether what only the full edition has is shown open.
        folds: whether the page can fold it away, as one for the browser can.
        large: whether in large print and one column.
        sections: every name of `NAMES` with its section; ``None`` where the page has none.
        contents: its lines.
    """

    full: bool
    folds: bool
    large: bool
    sections: Mapping[str, Section | None]
    contents: tuple[ContentsEntry, ...]

    @property
    def whole(self) -> bool:
        """Whether the page has what only the full edition shows, open or folded away."""
        return self.full or self.folds

    @property
    def brief(self) -> bool:
        """Whether it tells in a table what the full edition tells at length; a table of words has no room in large print."""
        return (self.folds or not self.full) and not self.large


ONE_WAY = PageView(full=True, folds=False, large=False, sections={}, contents=())
"""How documents are set that have one edition."""

ONE_WAY_LARGE = replace(ONE_WAY, large=True)
"""The same in large print."""


def page_view(view: ReportView, setting: Setting, *, folds: bool) -> PageView:
    """Say how a report is set.

    Args:
        view: what it tells.
        setting: as a person wants it.
        folds: whether the page can fold anything away.
    """
    full = setting.edition is Edition.FULL
    shown = {section.name: section for section in sections(view) if full or folds or not section.whole}
    return PageView(
        full=full,
        folds=folds,
        large=setting.large_print,
        sections={name: shown.get(name) for name in NAMES},
        contents=tuple(
            ContentsEntry(anchor=anchor, heading=heading, below=below)
            for section in shown.values()
            for anchor, heading, below in _places(section)
        ),
    )


def _places(section: Section) -> Iterator[tuple[str, str, bool]]:
    """Name the places of a section; one with places of its own is named by these."""
    if not section.parts:
        yield section.name, section.heading, False
    for anchor, heading in section.parts:
        yield anchor, heading, True
