"""Page numbers and running texts, put so that a browser can print them.

A style sheet asks for the page of a link's target (``target-counter``) and for a running text in the margin of a page
(``string``). Browsers know neither, but they count pages. So a page is printed once to see what falls where, and once
more with all of it written in: numbers as words of the links, which are read aloud with them, running texts as ways to
count.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from itertools import count

_OF_PLACE = re.compile(r"""target-counter\(\s*["']#([^"']+)["']\s*,\s*page\s*\)""")
_OF_TARGET = r"target-counter\(\s*attr\(\s*[\w-]+[^)]*\)\s*,\s*page\s*\)"
_ATTRIBUTE = re.compile(r"target-counter\(\s*attr\(\s*([\w-]+)")
_RULE = re.compile(rf"::?after\s*\{{([^{{}}]*?)content:\s*([^;{{}}]*{_OF_TARGET}[^;{{}}]*)([^{{}}]*)\}}")
"""A rule from the end of its selector on. Where that begins is looked for from here: a font before it is long."""
_PART = re.compile(rf"""(?P<number>{_OF_TARGET})|"(?P<words>[^"]*)"|'(?P<more>[^']*)'""")
_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})\s?|\\(.)")
_SET = re.compile(r"string-set:\s*([\w-]+)\s+attr\(\s*([\w-]+)\s*\)")
_SHOWN = re.compile(r"\bstring\(\s*([\w-]+)[^)]*\)")
_ID = re.compile(r"""\sid=["']([^"'<>]+)["']""")

_LIKELY = "00"
"""What stands for a page number until it is known; as wide as most, so that lines break as they will."""


@dataclass(frozen=True)
class Number:
    """What a rule puts after elements.

    Attributes:
        attribute: in which an element names the place whose page is meant, as in ``href="#plan"``.
        words: what stands there; a zero character holds the place of the number.
    """

    attribute: str
    words: str


@dataclass(frozen=True)
class RunningText:
    """A text that stands in the margins from a place of the page on."""

    name: str
    place: str
    text: str


@dataclass(frozen=True)
class PageToNumber:
    """A page for a browser, into which numbers of pages can be written.

    Attributes:
        html: as it was, but for its rules of numbers and for places that had no name.
        numbers: what each of those rules puts after elements.
        running: the running texts, in order.
        asks: whether there is anything to write in.
    """

    html: str
    numbers: tuple[Number, ...]
    running: tuple[RunningText, ...]
    asks: bool

    def with_numbers(self, pages: Mapping[str, int], last: int) -> str:
        """Write in what is known.

        Args:
            pages: the page, from 1, on which each place of the document stands.
            last: the number of pages.
        """
        html = self.html
        for attribute in sorted({number.attribute for number in self.numbers}):
            html = _naming(attribute).sub(partial(self._numbered, attribute, pages), html)
        html = _OF_PLACE.sub(lambda place: _quoted(str(pages.get(place[1], _LIKELY))), html)
        html = _SHOWN.sub(r"counter(page, running-\1)", html)
        rules = [".page-number { display: none }", *self._running(pages, last)]
        head, begin, styles = html.partition("<style>")
        return f"{head}{begin}{' '.join(rules)}{styles}"

    def _numbered(self, attribute: str, pages: Mapping[str, int], element: re.Match[str]) -> str:
        """Put at the end of an element what each rule puts there; styles show one of them."""
        page = str(pages.get(element["place"], _LIKELY))
        spans = (
            f'<span class="page-number by-{rule}">{escape(number.words.replace(_HERE, page))}</span>'
            for rule, number in enumerate(self.numbers)
            if number.attribute == attribute
        )
        return element[0] + "".join(spans)

    def _running(self, pages: Mapping[str, int], last: int) -> Iterator[str]:
        """Spell each running text out as a way to count pages: that of page 1, that of page 2, and so on."""
        for name in sorted({running.name for running in self.running}):
            own = [(pages.get(running.place, 0), running.text) for running in self.running if running.name == name]
            texts = " ".join(_quoted(_on_page(number, own)) for number in range(1, last + 1))
            yield f"@counter-style running-{name} {{ system: fixed; symbols: {texts or _quoted('')}; suffix: '' }}"


_HERE = "\0"


def page_to_number(page: str) -> PageToNumber:
    """Find what a page asks for.

    Args:
        page: HTML with its styles inside. A number of a page stands after an element (``::after``) that names the place,
            and holds no other of its kind; an element that sets a running text does so with one of its attributes.
    """
    page, numbers = _with_rules_of_numbers(page)
    page, running = _with_named_places(page)
    places = {each.place for each in running} | set(_OF_PLACE.findall(page))
    for attribute in {number.attribute for number in numbers} - {"href"}:
        places |= {element["place"] for element in _naming(attribute).finditer(page)}
    # A browser tells where a place is only if a link leads there; one that does not show is enough.
    links = "".join(f'<a href="#{place}" hidden></a>' for place in sorted(places))
    before, end, after = page.rpartition("</body>")
    return PageToNumber(
        f"{before}{links}{end}{after}" if end else page + links, numbers, running, bool(numbers or places)
    )


def _naming(attribute: str) -> re.Pattern[str]:
    """Find elements, up to their ends, that name a place of the page in an attribute."""
    return re.compile(
        rf"""<(?P<kind>\w+)\b[^<>]*?\s{attribute}=["']#(?P<place>[^"'<>]+)["'][^<>]*>.*?(?=</(?P=kind)>)""", re.DOTALL
    )


def _with_rules_of_numbers(page: str) -> tuple[str, tuple[Number, ...]]:
    """Let each rule that puts a number after elements show what it asks for, and nothing that another would put there."""
    numbers: list[Number] = []
    made: list[str] = []
    done = 0
    for found in _RULE.finditer(page):
        begin = max(done, *(1 + page.rfind(sign, done, found.start()) for sign in "{};"))
        selector, own = page[begin : found.start()], f".by-{len(numbers)}"
        before, content, after = found.groups()
        words = "".join(_HERE if part["number"] else _words(part) for part in _PART.finditer(content))
        numbers.append(Number(_ATTRIBUTE.findall(content)[0], words))
        made += [
            page[done:begin],
            f"{selector} > .page-number{own} {{ display: inline; {before}{after.strip('; ')} }}",
            f"{selector} > .page-number:not({own}) {{ display: none }}",
        ]
        done = found.end()
    return "".join([*made, page[done:]]), tuple(numbers)


def _with_named_places(page: str) -> tuple[str, tuple[RunningText, ...]]:
    """Find what sets running texts, and give each such place a name."""
    names = count(1)
    running: list[RunningText] = []
    for name, attribute in dict.fromkeys(_SET.findall(page)):

        def named(tag: re.Match[str], name: str = name) -> str:
            known = _ID.search(tag[0])
            place = known[1] if known else f"running-{next(names)}"
            running.append(RunningText(name, place, unescape(tag[1])))
            return tag[0] if known else f'{tag[0]} id="{place}"'

        page = re.sub(rf"""<\w+\b[^<>]*?\s{attribute}="([^"]*)"[^<>]*?(?=/?>)""", named, page)
    return page, tuple(running)


def _on_page(number: int, running: list[tuple[int, str]]) -> str:
    """Give the text of a page: the first that is set on it, else the last that was set before."""
    first = next((text for page, text in running if page == number), None)
    return next((text for page, text in reversed(running) if 0 < page < number), "") if first is None else first


def _words(part: re.Match[str]) -> str:
    """Read a text of a style sheet, with its escapes."""
    text = part["words"] or part["more"] or ""
    return _ESCAPE.sub(lambda sign: chr(int(sign[1], 16)) if sign[1] else sign[2], text)


def _quoted(text: str) -> str:
    r"""Write a text as one of a style sheet: ``"a\22 b"``."""
    return '"' + re.sub(r"[^\w .,:;()#%+-]", lambda sign: f"\\{ord(sign[0]):x} ", text) + '"'
