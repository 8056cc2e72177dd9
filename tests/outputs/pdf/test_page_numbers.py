"""Page numbers and running texts in words that a browser knows."""

import re

from ccg_toolkit.outputs.pdf.for_browsers import for_browsers
from ccg_toolkit.outputs.pdf.page_numbers import page_to_number

STYLES = """
@page { @bottom-left { content: string(foot) } @bottom-right { content: "Words from page " target-counter("#words", page) } }
.at::after { content: ", page\\A0" target-counter(attr(href), page); color: grey }
td .at::after { content: ", p. " target-counter(attr(href), page) }
.sheet { string-set: foot attr(data-foot) }
"""
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>T</title><style>{STYLES}</style></head><body>
<p><a class="at" href="#plan">The <b>plan</b></a> <a href="https://example.org/#plan">Elsewhere</a></p>
<section class="sheet" data-foot="One &amp; &quot;all&quot;"><h2 id="plan">Plan</h2></section>
<section id="words" class="sheet" data-foot="Words"></section>
</body></html>"""


def test_numbers_become_words_of_their_links() -> None:
    page = page_to_number(PAGE).with_numbers({"plan": 7, "words": 12}, 12)
    assert '<span class="page-number by-0">, page\xa07</span><span class="page-number by-1">, p. 7</span></a>' in page
    assert "Elsewhere</a>" in page
    assert re.search(r"\n.at > .page-number.by-0 {\s+display: inline;\s+color: grey\s+}", page)
    assert "td .at > .page-number:not(.by-1) { display: none }" in page
    assert "::after" not in page
    assert page.count("<body>") == 1


def test_a_number_can_stand_after_another_element_that_names_the_place() -> None:
    page = """<style>li::after { content: target-counter(attr(data-place), page) }</style><body>
    <ol><li data-place="#plan"><a href="#plan">Plan</a></li></ol><h2 id="plan">Plan</h2></body>"""
    numbered = page_to_number(page).with_numbers({"plan": 7}, 7)
    assert '<a href="#plan">Plan</a><span class="page-number by-0">7</span></li>' in numbered


def test_before_they_are_known_numbers_are_as_wide_as_most() -> None:
    page = page_to_number(PAGE)
    assert page.asks
    assert '<span class="page-number by-0">, page\xa000</span>' in page.with_numbers({}, 0)


def test_a_number_in_the_margins_is_written_in() -> None:
    assert 'content: "Words from page " "12"' in page_to_number(PAGE).with_numbers({"words": 12}, 12)


def test_a_running_text_counts_pages_and_escapes_what_styles_would_read() -> None:
    to_number = page_to_number(PAGE)
    assert [(each.place, each.text) for each in to_number.running] == [("running-1", 'One & "all"'), ("words", "Words")]
    page = to_number.with_numbers({"running-1": 2, "words": 4}, 5)
    one = r'"One \26  \22 all\22 "'
    assert (
        f'@counter-style running-foot {{ system: fixed; symbols: "" {one} {one} "Words" "Words"; suffix: \'\' }}'
        in page
    )
    assert "content: counter(page, running-foot)" in page
    assert '<section class="sheet" data-foot="One &amp; &quot;all&quot;" id="running-1">' in page


def test_a_browser_is_led_to_every_place_that_it_is_asked_about() -> None:
    assert '<a href="#running-1" hidden></a><a href="#words" hidden></a></body>' in page_to_number(PAGE).html


def test_a_page_that_asks_for_nothing_is_printed_once() -> None:
    assert not page_to_number("<!DOCTYPE html><style>p { color: red }</style><p><a href='#x'>x</a></p>").asks


def test_what_a_browser_would_leave_out_of_a_table_shows_a_space() -> None:
    page = for_browsers('<tr><td></td><td class="a"><span class="tick"></span></td><td>x</td><th>\n</th></tr>')
    space = '<span style="font-size: 1px">\xa0</span>'
    assert page == (
        f'<tr><td>{space}</td><td class="a"><span class="tick"></span>{space}</td><td>x</td><th>\n{space}</th></tr>'
    )


def test_a_page_that_leads_its_reader_elsewhere_no_longer_does() -> None:
    assert for_browsers('<meta http-equiv="Refresh" content="0;url=http://127.0.0.1/"><p>x') == "<p>x"
