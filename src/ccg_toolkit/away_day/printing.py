"""What to print and to buy for as many people as come."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ccg_toolkit.framework import Sheet
from ccg_toolkit.report.english import count, sentence

VOTERS = 30
"""People to one set of voting sheets: with more, they queue."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintView:
    """A line of the printing list.

    Attributes:
        anchor: where the sheet stands in the pack.
        title: what it is called.
        pages: how many pages it has.
        copies: how many times it is printed.
        use: who gets it, and where it goes.
    """

    anchor: str
    title: str
    pages: int
    copies: int
    use: str

    @property
    def paper(self) -> int:
        """Sheets of paper, printed on one side."""
        return self.pages * self.copies


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintingView:
    """What to print and to buy.

    Attributes:
        lines: what to print, in the order of the pack.
        purchases: what to buy or bring, each with its number.
    """

    lines: tuple[PrintView, ...]
    purchases: tuple[str, ...]

    @property
    def paper(self) -> int:
        """Sheets of paper together."""
        return sum(line.paper for line in self.lines)


def purchases(*, people: int, tables: int, walls: int, dots: int, colours: Sequence[str]) -> Iterator[str]:
    """Tell what to buy or bring.

    Args:
        people: how many come.
        tables: at how many tables.
        walls: how many wall sheets hang.
        dots: for each person; 0 where there is no vote.
        colours: the nouns of those who have dots of one colour.
    """
    if dots:
        sides = " and another for ".join(colours)
        yield f"Sticky dots in two colours, {dots * people} of each: one colour for {sides}."
    yield f"Pens: {people}, one for each person, and {tables + walls} thick ones for tables and walls."
    yield f"Sticky tape that comes off walls, {count(1 + walls // 8, 'roll', 'rolls')}; scissors."
    yield f"{sentence(count(tables, 'pad', 'pads'))[:-1]} of sticky notes, one for each table."
    yield "A clock that everyone can see, and a bell."
    yield f"Coffee, water and something to eat for {people}. Ask beforehand who needs what."


@dataclass(frozen=True, kw_only=True, slots=True)
class Discussed:
    """The domains with a discussion sheet: those that every table talks about, and those that have a table."""

    everywhere: Collection[str]
    at_tables: Collection[str]


def print_lines(  # noqa: PLR0913 - all that the numbers of copies depend on
    *,
    people: int,
    tables: int,
    uses: Mapping[str, bool],
    pages: Mapping[Sheet, int],
    discussed: Discussed,
    first: str,
) -> Iterator[PrintView]:
    """List what to print.

    Args:
        people: how many come.
        tables: at how many tables.
        uses: for each sheet whether a session uses it.
        pages: of each sheet, where it has more than one.
        discussed: the domains with a discussion sheet.
        first: the domain whose discussion sheet stands first in the pack; empty where there is none.
    """
    pairs = -(-people // 2)
    lines: list[tuple[Sheet, str, int, str]] = [
        ("programme", "Programme", people, "one a person, at the door"),
        ("rules", "Ground rules", 1, "on the wall, at best in A3"),
        ("guess", "Guess sheet", people, "one a person"),
        ("strips", "Strips of results", 1, "for the facilitator; cut apart"),
        ("walls", "Wall sheets", 1, "on the walls, at best in A3"),
        ("discussion", "Discussion sheets", 0, ""),
        ("evidence", "Evidence sheets", 1, "shared out among the tables"),
        ("scoring", "Scoring sheets", pairs, "a set for two people"),
        ("cards", "Cards", pairs, "one card a person; cut the page in two"),
        ("voting", "Voting sheets", -(-people // VOTERS), f"on the wall; a set for {VOTERS} people"),
        ("actions", "Action sheet", tables + 1, "one a table, and a fair copy"),
        ("record", "Record sheet", 1, "for the recorder"),
        ("manifesto", "Manifesto", tables, "one a table"),
        ("feedback", "Feedback form", pairs, "one a person; cut the page in two"),
    ]
    for sheet, title, copies, use in lines:
        if not (uses[sheet] and pages.get(sheet, 1)):
            continue
        if sheet == "discussion":
            yield from _discussion(tables, discussed, f"discuss-{first}")
        else:
            yield PrintView(anchor=sheet, title=title, pages=pages.get(sheet, 1), copies=copies, use=use)


def _discussion(tables: int, discussed: Discussed, anchor: str) -> Iterator[PrintView]:
    if everywhere := len(discussed.everywhere):
        title = (
            "Discussion sheet of the first priority" if everywhere == 1 else "Discussion sheets of the first priorities"
        )
        yield PrintView(anchor=anchor, title=title, pages=everywhere, copies=tables, use="one a table")
    if at_tables := len(discussed.at_tables):
        copies = -(-tables // at_tables)
        use = "one a table"
        yield PrintView(
            anchor=anchor, title="Discussion sheets of the domains", pages=at_tables, copies=copies, use=use
        )
