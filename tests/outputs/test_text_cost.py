"""No comment makes the layout slow.

The worst were looked for among some sixty kinds of text; these are the worst of their kinds. What is timed is the
layout of comments alone, on the processor and not on the clock, against ordinary ones of the same length.
"""

import html
import re
import time

import pytest

from ccg_toolkit.outputs.pdf import pdf_from

COMMENTS = 8
LONGEST = 2000
PLACE = "We would meet if the hall were"


def filled(pattern: str) -> str:
    return (pattern * LONGEST)[:LONGEST]


ORDINARY = filled(
    "We meet each month with the practices and talk through what was asked, what was done and what is next. "
)
WORST = {
    "soft hyphens": (filled("a\u00ad"), 2),
    "soft hyphens in words": (filled("incom\u00adpre\u00adhen\u00adsi\u00adbi\u00adli\u00adty"), 2),
    "one word": ("x" * LONGEST, 2),
    "no-break spaces": (filled("word\u00a0"), 2),
    "line breaks": (filled("a\n"), 2.5),  # forty lines and half a page
    "marks of direction": (filled("a\u200f"), 2),
    "emoji": ("😀" * LONGEST, 2),
    "emoji between letters": (filled("x😀"), 2),
    "ideographs": (filled("漢字"), 3.5),  # twice as wide as letters, so twice as many lines
    "letters of two directions": (filled("aل"), 5),  # each letter is drawn by itself
}


class Clock:
    """Times the layout of comments in the pages of the report."""

    def __init__(self, page: str) -> None:
        articles = re.findall(r"<article.*?</article>", page, re.DOTALL)
        self.head = page[: page.index("<body>")]
        (self.article,) = [found for found in articles if PLACE in found]
        self.comment = re.search(rf"{PLACE}[^<]*", self.article)[0]  # type: ignore[index] # it is there, or this fails
        self.frame = min(self.seconds("x") for _ in range(3))
        self.ordinary = min(self.seconds(ORDINARY) for _ in range(3)) - self.frame

    def seconds(self, comment: str, times: int = COMMENTS) -> float:
        """Lay out comments, and give the time that the processor took."""
        article = self.article.replace(self.comment, html.escape(comment))
        began = time.process_time()
        pairs = f'<div class="pair long">{article}<div></div></div>' * times
        pdf_from(f'{self.head}<body><h1>H</h1>{pairs}<p id="method">M</p><p id="glossary">G</p></body></html>')
        return time.process_time() - began

    def ratio(self, comment: str) -> float:
        """Give the cost of comments as a multiple of that of ordinary ones."""
        once = self.seconds(comment, 1)
        if once > 5 * (self.frame + self.ordinary):  # many would take minutes
            return COMMENTS * once / self.ordinary
        return (self.seconds(comment) - self.frame) / self.ordinary


@pytest.fixture(scope="module")
def clock(small_page: str) -> Clock:
    return Clock(small_page)


@pytest.mark.wide
@pytest.mark.parametrize(("comment", "most"), [pytest.param(*case, id=name) for name, case in WORST.items()])
def test_no_comment_costs_much_more_than_an_ordinary_one_of_its_length(clock: Clock, comment: str, most: float) -> None:
    assert len(comment) == LONGEST
    ratio = clock.ratio(comment)
    if most < ratio < 5 * most:  # perhaps something else kept the machine busy
        ratio = min(ratio, clock.ratio(comment), clock.ratio(comment))
    assert ratio <= most
