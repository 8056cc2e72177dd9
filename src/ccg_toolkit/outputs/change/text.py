"""What changed, in the terminal: plain columns, so that nothing has to be loaded for them."""

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from textwrap import wrap

from ccg_toolkit.report.change_view import ChangeView, DomainChangeView, KeptView, RowView, SplitView

_WIDE = 80
_GAP = 2


def change_text(view: ChangeView) -> str:
    """Give what changed as text: the message, the split, and what moved or cannot be compared."""
    return "\n".join(line.rstrip() for line in _lines(view)) + "\n"


def _lines(view: ChangeView) -> Iterator[str]:
    yield view.organisation
    yield from _filled(view.summary)
    if view.courses:
        yield from _series(view)
    yield ""
    yield from _columns(
        ("Assessed on", "Score", "Rated", "Rated by", "Framework"),
        [(point.day, point.score, point.rated, point.by, point.framework) for point in view.points],
        (16, 5, 9, 21, 21),
    )
    for split in view.splits:
        yield from _split(split)
    yield from _moved(view)
    if view.promised:
        yield from _heading("What was promised, and what came")
        yield from _filled(view.promised)
        yield from _promises(view.promises)
    if view.heard:
        yield from _heading("What leaders and members agreed with")
        heard = [(row.title, row.role, row.then, row.now, row.move) for row in view.heard]
        yield from _columns(("Criterion", "Role", "Then", "Now", "Move"), heard, (24, 7, 14, 14, 13))
    notes = [*filter(None, [view.breaks]), *view.remarks]
    if notes:
        yield ""
        yield from chain.from_iterable(_filled(note) for note in notes)


def _series(view: ChangeView) -> Iterator[str]:
    yield ""
    rows = [(course.title, *course.values) for course in view.courses if course.whole]
    widths = (max(24, _WIDE - 19 * len(view.days)), *(17 for _ in view.days))
    yield from _columns(("Score", *view.days), rows, widths)


def _split(split: SplitView) -> Iterator[str]:
    yield from _heading(split.heading)
    if split.like_for_like:
        yield from _filled(split.like_for_like)
    if split.parts:
        rows = [(split.heading.partition(" \u2192 ")[0], "", split.then, "")]
        rows += [(part.label, part.change, part.after, part.criteria) for part in split.parts]
        yield from _columns(("Step", "Change", "Score", "Criteria"), rows, (40, 6, 5, 20))
    for note in split.notes:
        yield from _filled(note)


def _moved(view: ChangeView) -> Iterator[str]:
    """List what moved or cannot be compared, by domain; what stayed is counted."""
    yield from _heading(f"Criteria then and now, {view.period}")
    shown = [(domain, [row for row in domain.rows if row.way in {"up", "down", "break"}]) for domain in view.domains]
    rows = [line for domain, changed in shown if changed for line in _domain(domain, changed)]
    if rows:
        yield from _columns(("Criterion", "Then", "Now", "Move", "Part"), rows, (34, 9, 9, 15, 5))
    ways = [row.way for domain in view.domains for row in domain.rows]
    others = {"At the level of then": ways.count("same"), "Rated neither time": ways.count("open")}
    if told := [f"{what}: {number}" for what, number in others.items() if number]:
        yield f"{'. '.join(told)}."


def _domain(domain: DomainChangeView, changed: Sequence[RowView]) -> Iterator[tuple[str, ...]]:
    yield (domain.title, domain.then, domain.now, "", domain.part)
    for row in changed:
        yield (f"  {row.title}", row.then, row.now, row.move, row.part)


def _promises(promises: Sequence[KeptView]) -> Iterator[str]:
    rows = [
        (promise.title, promise.owner, promise.by, promise.status, f"{promise.level} {promise.came}")
        for promise in promises
    ]
    if rows:
        yield from _columns(("Action", "Owner", "Promised by", "Tracker", "Level"), rows, (22, 14, 12, 11, 13))


def _heading(text: str) -> tuple[str, str]:
    return "", text


def _filled(text: str) -> list[str]:
    return wrap(text, _WIDE)


def _columns(heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    """Lay out a table; a text too long for its column runs over several lines."""
    yield from _row(heads, widths)
    yield "-" * min(_WIDE + _GAP * len(widths), sum(widths) + _GAP * (len(widths) - 1))
    for row in rows:
        yield from _row(row, widths)


def _row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    columns = [
        wrap(cell.strip(), width, initial_indent=_indent(cell), subsequent_indent=_indent(cell))
        for cell, width in zip(cells, widths, strict=True)
    ]
    for line in zip_longest(*columns, fillvalue=""):
        yield (" " * _GAP).join(text.ljust(width) for text, width in zip(line, widths, strict=True))


def _indent(cell: str) -> str:
    return cell[: len(cell) - len(cell.lstrip())]
