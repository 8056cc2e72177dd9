"""How texts are spread over pages, columns and paragraphs.

No page is laid out yet when this is asked, so that lines are counted by letters. Each answer is a truth with a name, which
a template turns into a class.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ccg_toolkit.report.domain_view import CriterionPairView, CriterionView, IdeaPairView, IdeaView
from ccg_toolkit.report.report_view import ParagraphView
from ccg_toolkit.report.score_view import LevelView

NAMED = 5
"""Priorities close behind, or quick wins, that the summary names before it counts the rest."""

LISTED = 8
"""The most runners-up that stand in a list; more stand in a line."""

LONG_NAME, LONG_BAND = 80, 12
"""The name of an organisation with more letters is set smaller, and that of a band has a broader column."""

_FEET = 44
"""Letters of a name that the foot of a page has room for; a few more are let through rather than cut."""

_LEEWAY = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """Short texts in two columns.

    Attributes:
        halves: for each column its texts, each with a word that stands before it, which may be empty.
        long: whether they may run over a page.
    """

    halves: tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]
    long: bool


def two_columns(texts: Iterable[str | tuple[str, str]]) -> Columns:
    """Set texts in two columns; the first has one more where their number is odd.

    Args:
        texts: each may be a pair, of a word that stands before it and the text.
    """
    pairs = [("", text) if isinstance(text, str) else (text[0], text[1]) for text in texts]
    middle = -(-len(pairs) // 2)
    return Columns(
        halves=(tuple(pairs[:middle]), tuple(pairs[middle:])),
        long=_lines(text for _, text in pairs) > 24,
    )


def paragraphs(working: Iterable[str]) -> tuple[ParagraphView, ...]:
    """Put lines that are set in together, as they explain the line before them.

    Args:
        working: line by line; those that begin with two spaces are set in.
    """
    told: list[ParagraphView] = []
    below: list[str] = []
    for line in (*working, ""):
        if line.startswith("  "):
            below.append(line)
            continue
        if below:
            told.append(ParagraphView(text="\n".join(below), below=True))
            below = []
        if line:
            told.append(ParagraphView(text=line, below=False))
    return tuple(told)


def criterion_pairs(criteria: Sequence[CriterionView]) -> tuple[CriterionPairView, ...]:
    """Set criteria in pairs beside each other; what would leave much of a page blank may break."""
    return tuple(
        CriterionPairView(
            criteria=tuple(two),
            single=len(two) == 1,
            long=any(
                len(one.comment) > 600 or _lines([one.statement, one.now, one.aim, one.comment]) > 32 for one in two
            ),
        )
        for two in (criteria[begin : begin + 2] for begin in range(0, len(criteria), 2))
    )


def idea_pairs(ideas: Sequence[IdeaView]) -> tuple[IdeaPairView, ...]:
    """Set ideas in pairs beside each other."""
    return tuple(
        IdeaPairView(ideas=tuple(two), single=len(two) == 1)
        for two in (ideas[begin : begin + 2] for begin in range(0, len(ideas), 2))
    )


def short_name(name: str) -> str:
    """Give a name as it stands at the foot of a page: cut at a word, with three dots, where it is long."""
    if len(name) <= _FEET + _LEEWAY:
        return name
    return name[: _FEET - 1].rsplit(" ", 1)[0] + "\u2026"


def scale_runs_on(scale: Iterable[LevelView]) -> bool:
    """Whether the words of the levels may run over a page."""
    return _lines(level.meaning for level in scale) > 40


def _lines(texts: Iterable[str]) -> int:
    """Say about how many lines texts take in half the width of a page, of which some 58 fill one."""
    return sum(1 + len(text) // 62 + text.count("\n") for text in texts)
