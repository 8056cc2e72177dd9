"""What moved between any two or three assessments goes through every output, and each says the same."""

import json
import re
from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import openpyxl
from hypothesis import given

from ccg_toolkit.history import Promise, Snapshot, changes_of
from ccg_toolkit.outputs.change.book import change_book
from ccg_toolkit.outputs.change.data import changes_json
from ccg_toolkit.outputs.change.text import change_text
from ccg_toolkit.outputs.html import CHANGE, html_page
from ccg_toolkit.report.build_change import build_change_view
from ccg_toolkit.report.change_page import change_page
from ccg_toolkit.report.working_change import working_of_change
from tests.history.snapshots import LATER, NOW, THEN, snapshot, two_assessments
from tests.slow import tries


@given(two_assessments())
@tries(60)
def test_any_assessments_go_through_every_output(both: tuple[Snapshot, Snapshot]) -> None:
    promises = tuple(
        Promise(action=f"{ref}/do", title=f"Do {ref}", criterion=ref, reaches=2, reached_on=THEN, owner="Chair")
        for ref in both[0].by_ref
    )
    first, second = replace(both[0], promises=promises), replace(both[1], promises=promises)
    for snapshots in ([first, second], [first, second, replace(first, assessed_on=LATER)]):
        changes = changes_of(snapshots)
        view = build_change_view(changes, "1")
        text = change_text(view)
        assert " ".join(view.summary.split()) in " ".join(text.split())
        assert max(map(len, text.splitlines())) <= 80 + 19 * (len(snapshots) - 2)
        page = html_page(change_page(changes, view), [], CHANGE)
        assert view.summary in page
        assert page.count('class="up"') == sum(row.way == "up" for domain in view.domains for row in domain.rows)
        book = openpyxl.load_workbook(BytesIO(change_book(view, NOW)))
        assert book["Criteria"].max_row >= 3 + len(changes[-1].pairs)
        assert ("Series" in book.sheetnames) == (len(snapshots) == 3)
        data = json.loads(changes_json(changes, "1"))
        for change in data["changes"]:
            if change["difference_exact"] is not None and change["parts"]:
                parts = sum(Fraction(part["exact"]) for part in change["parts"])
                assert parts == Fraction(change["difference_exact"])
        assert list(working_of_change(changes))


def test_nothing_of_a_page_is_taken_for_markup() -> None:
    then = snapshot({"a.one": 1}, organisation="<b>Us</b> & them", assessed_by="<script>x</script>")
    now = replace(snapshot({"a.one": 2}, on=NOW), organisation="<b>Us</b> & them")
    changes = changes_of([then, now])
    page = html_page(change_page(changes, build_change_view(changes, "1")), [], CHANGE)
    assert "<b>Us" not in page
    assert "<script" not in page
    assert "&lt;b&gt;Us&lt;/b&gt; &amp; them" in page


def test_the_picture_tells_in_words_what_it_draws() -> None:
    changes = changes_of([snapshot({"a.one": 1, "a.two": 3}), snapshot({"a.one": 3, "a.two": "unknown"}, on=NOW)])
    page = html_page(change_page(changes, build_change_view(changes, "1")), [], CHANGE)
    title = re.search(r'<title id="split-title">(.*?)</title>', page)
    assert title
    assert title[1] == (
        "From the score then to the score now. Overall score then: 2.00; Without what is no longer known or no longer "
        "applies: -1.00; Criteria that moved: +2.00; Overall score now: 3.00."
    )
    chart = change_page(changes, build_change_view(changes, "1")).chart
    assert chart is not None
    assert [(row.filled, row.whole) for row in chart.rows] == [
        (True, True),
        (False, False),
        (True, False),
        (True, True),
    ]
    assert all(row.left >= 0 and row.figure_at < chart.width for row in chart.rows)
