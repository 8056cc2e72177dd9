"""Importance against performance, for any answers: every rated criterion stands in its cell, and none on another."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.planning import rank_priorities
from ccg_toolkit.report.charts import ImportanceGrid, importance_grid
from ccg_toolkit.report.charts.importance import IMPORTANT
from ccg_toolkit.report.charts.lettering import width
from ccg_toolkit.report.charts.packing import Mark
from ccg_toolkit.scoring import Scores, score_answers
from tests.builders import answers, cases, criterion, framework
from tests.slow import tries

some = tries(60)


def crowd(number: int, top: int, importance: int, at_target: int) -> Scores:
    """Put many criteria into one cell, and others at their target into it too."""
    names = [f"c{index:03}" for index in range(number + at_target)]
    domain = framework({"d": [criterion(name) for name in names]}, top=top, target=1)
    given_answers = {
        f"d.{name}": {"level": 0, "importance": importance, "target": int(index < number)}
        for index, name in enumerate(names)
    }
    return score_answers(domain, answers(given_answers))


crowds = st.builds(crowd, st.integers(0, 90), st.integers(1, 10), st.integers(1, 5), st.integers(0, 90))
scores = st.one_of(cases().map(lambda case: score_answers(*case)), crowds)


def grid_of(found: Scores) -> ImportanceGrid | None:
    return importance_grid(
        found.criteria,
        rank_priorities(found, draws=1),
        {number: level.name for number, level in enumerate(found.framework.cover.scale)},
    )


def wanted(found: Scores) -> dict[tuple[int, int], list[int]]:
    """Give for each cell the ranks that belong there, and a 0 for each criterion at its target."""
    ranks = {priority.standing.ref: priority.rank for priority in rank_priorities(found, draws=1)}
    cells: dict[tuple[int, int], list[int]] = {}
    for item in found.criteria:
        if item.level is not None:
            cells.setdefault((item.level, item.importance), []).append(ranks.get(item.ref, 0))
    return cells


def cell_of(grid: ImportanceGrid, mark: Mark) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """Give the edges of the cell that a mark says it belongs to: left, right, upper, lower."""
    down, across = [Fraction(at) for at in grid.down], [Fraction(at) for at in grid.across]
    column, row = mark.cell
    return down[column], down[column + 1], across[row], across[row + 1]


def reach(grid: ImportanceGrid, mark: Mark) -> tuple[Fraction, Fraction]:
    """How far a mark goes from its middle, to either side and up or down."""
    if mark.kind == "more":
        return width(mark.label) * Fraction(11, 10) / 2, Fraction(6)
    return (Fraction(grid.dot if mark.kind == "done" else grid.radius),) * 2


@some
@given(scores)
def test_every_rated_criterion_is_marked_or_counted_in_its_cell(found: Scores) -> None:
    grid, cells = grid_of(found), wanted(found)
    assert (grid is None) == (not rank_priorities(found, draws=1))
    if grid is None:
        return
    for (level, importance), ranks in cells.items():
        here = [mark for mark in grid.marks if mark.cell == (level, 5 - importance)]
        marked = Counter(mark.rank for mark in here if mark.kind != "more")
        more = sum(int(mark.label) for mark in here if mark.kind == "more")
        assert marked <= Counter(ranks)
        assert marked.total() + more == len(ranks)
        shown = [mark.rank for mark in here if mark.rank]
        assert shown == sorted(filter(None, ranks))[: len(shown)]  # what is left out ranks last
    assert {mark.cell for mark in grid.marks} == {(level, 5 - importance) for level, importance in cells}


@some
@given(scores)
def test_marks_stay_in_their_cells_and_off_one_another(found: Scores) -> None:
    grid = grid_of(found)
    if grid is None:
        return
    for mark in grid.marks:
        left, right, upper, lower = cell_of(grid, mark)
        x, y, (aside, up) = Fraction(mark.x), Fraction(mark.y), reach(grid, mark)
        assert left < x - aside < x + aside < right
        assert upper < y - up < y + up < lower
    for one, other in combinations(grid.marks, 2):
        aside, up = (first + second for first, second in zip(reach(grid, one), reach(grid, other), strict=True))
        assert abs(Fraction(one.x) - Fraction(other.x)) >= aside or abs(Fraction(one.y) - Fraction(other.y)) >= up


@some
@given(scores)
def test_the_frame_holds_exactly_what_to_concentrate_on(found: Scores) -> None:
    grid = grid_of(found)
    if grid is None:
        return
    items = {
        (one.standing.level, one.standing.importance, one.rank): one.standing for one in rank_priorities(found, draws=1)
    }
    for mark in grid.marks:
        if mark.rank:
            inside = Fraction(mark.x) < Fraction(grid.region[0]) and Fraction(mark.y) < Fraction(grid.region[1])
            assert (
                inside
                == (mark.kind == "first")
                == (items[mark.cell[0], 5 - mark.cell[1], mark.rank].importance >= IMPORTANT)
            )
        else:
            assert mark.kind in {"done", "more"}
    assert Fraction(grid.region[0]) <= grid.right


@some
@given(scores)
def test_the_grid_fits_on_a_page(found: Scores) -> None:
    grid = grid_of(found)
    assert grid is None or 5 * 54 < grid.height <= 660


def test_a_full_cell_counts_what_finds_no_room() -> None:
    grid = grid_of(crowd(90, 4, 5, 0))
    assert grid is not None
    [more] = [mark for mark in grid.marks if mark.kind == "more"]
    shown = [mark.rank for mark in grid.marks if mark.rank]
    assert shown == [1] * len(shown)  # equals share a rank
    assert int(more.label) == 90 - len(shown)
    assert more.label.startswith("+")


def test_the_summary_names_what_to_concentrate_on() -> None:
    grid = grid_of(_three(importance=5))
    assert grid is not None
    assert grid.summary == (
        "Of three rated criteria, two are below their target. Concentrate on what is also of importance 4 or 5: b (1)."
    )
    assert grid.unrated == "One criterion without a level cannot be shown."


def test_the_summary_says_where_nothing_matters_more_than_usual() -> None:
    grid = grid_of(_three(importance=3))
    assert grid is not None
    assert grid.summary.endswith("None of these was given an importance of 4 or 5.")


def _three(importance: int) -> Scores:
    said = {
        "d.a": {"level": 1, "importance": 1},
        "d.b": {"level": 1, "importance": importance},
        "d.c": {"level": 3, "importance": 5},
        "d.e": "unknown",
        "d.f": "not applicable",
    }
    return score_answers(framework({"d": [criterion(name) for name in "abcef"]}), answers(said))


def names(grid: ImportanceGrid | None) -> Iterable[str]:
    assert grid is not None
    return [column.name for column in grid.columns]


def test_names_of_levels_stand_only_where_all_fit() -> None:
    assert list(names(grid_of(crowd(1, 4, 3, 0)))) == [f"level {number}" for number in range(5)]
    assert set(names(grid_of(crowd(1, 10, 3, 0)))) == {""}  # eleven columns are too narrow for "level 10"
    found = crowd(1, 1, 3, 0)
    for awkward in ("Not started, and nobody has asked whether and when it might", "أولي"):
        grid = importance_grid(found.criteria, rank_priorities(found, draws=1), {0: awkward, 1: "Done"})
        assert list(names(grid)) == ["", ""]


def test_nothing_below_its_target_makes_no_grid() -> None:
    assert grid_of(crowd(0, 4, 3, 5)) is None
