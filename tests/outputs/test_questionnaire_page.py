"""The questionnaire in a real browser: filled in, kept, handed back, and nothing asked of any network."""

import csv
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from ccg_toolkit.outputs import render_questionnaire
from ccg_toolkit.report import build_questionnaire_view
from ccg_toolkit.survey.questionnaire import Asked
from ccg_toolkit.survey.response_text import read_response_texts, response_text
from tests.slow import few

from .browsing import html_faults
from .questionnaires import EVERYONE, FRAMEWORK, asked_of, keys_of, made

COMMENT = 'Shorter papers, please.\n\n"Quoted", <b>caf\u00e9</b> \U0001f600 \\ and end: 3'


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[Asked, Path]:
    folder = tmp_path_factory.mktemp("questionnaires")
    for who in EVERYONE:
        (folder / f"{who}.html").write_bytes(made(".html", asked_of(who)))
    return {who: folder / f"{who}.html" for who in EVERYONE}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Give a browser that has kept nothing yet, on a telephone."""
    made = browser.new_context(viewport={"width": 320, "height": 700}, accept_downloads=True)
    made.set_default_timeout(5_000)
    yield made
    made.close()


def opened(context: BrowserContext, path: Path) -> Page:
    page = context.new_page()
    page.goto(path.as_uri())
    return page


def read_again(page: Page, selector: str, *, shown: bool = True) -> None:
    """Read a page again until it shows a part, or does not: a busy browser may not have written yet what is kept."""
    for _ in range(50):
        page.reload()
        if page.locator(selector).is_visible() == shown:
            return
        page.wait_for_timeout(100)
    pytest.fail(f"{selector} is {'not ' * shown}there, however often the page is read")


def fill_by_keyboard(page: Page) -> dict[str, str]:
    """Fill in the member's page with keys alone, and give what a response should then say."""
    page.keyboard.press("Tab")
    said: dict[str, str] = {}
    for number, statement in enumerate(asked_of("member").statements):
        answer = number % 6
        page.keyboard.press("Space")
        for _ in range(answer):
            page.keyboard.press("ArrowDown")
        said[statement.key] = "dk" if answer == 5 else str(answer)
        page.keyboard.press("Tab")
    page.keyboard.type("Practice m")
    page.keyboard.press("Tab")
    page.keyboard.type("Hill Surgery")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(COMMENT)
    return said | {"group": "practice-managers", "practice": "Hill Surgery", "comment": COMMENT}


def test_it_is_filled_in_by_keyboard_kept_and_handed_back(context: BrowserContext, paths: dict[Asked, Path]) -> None:
    page = opened(context, paths["member"])
    said = fill_by_keyboard(page)
    assert page.locator(".progress label").inner_text() == "12 of 12 answered"
    page.close()

    page = opened(context, paths["member"])
    read_again(page, "#begun")
    assert page.get_by_role("radio").count() == 0, "nobody sees another's answers by opening the page"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("type") == "radio"
    assert page.locator(".progress label").inner_text() == "12 of 12 answered"
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").press("Enter")
    text = download.value.path().read_text(encoding="utf-8")
    assert text == page.get_by_label("What you hand back").input_value()
    assert page.get_by_role("status").inner_text().startswith("Saved")

    (found,) = read_response_texts(text)
    assert found.wrong is None
    form = asked_of("member")
    response = found.values["response"]
    assert re.fullmatch("[0-9a-f]{32}", response)
    assert download.value.suggested_filename == f"answers-{response[:8]}.txt"
    assert found.values == said | {
        "form": form.form,
        "response": response,
        "edition": "1",
        "framework": "ccg-membership",
        "version": FRAMEWORK.cover.version,
        "for": "member",
        "minimum_group": "10",
        "minimum_comments": "20",
        "agrees_from": "3",
    }
    assert text == response_text(form, found.values), "the page writes what the program writes"

    responses = paths["member"].parent / "responses.csv"
    command = (sys.executable, "-m", "ccg_toolkit", "collate", str(download.value.path()), "-o", str(responses))
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    (row,) = csv.DictReader(responses.read_text(encoding="utf-8").splitlines()[1:])
    assert row["group"] == "practice-managers"
    assert {key: row[key] for key in said if key in row} == {
        key: said[key] for key in said if "." in key or key == "group"
    }


def test_the_page_and_the_program_write_any_text_alike(context: BrowserContext, paths: dict[Asked, Path]) -> None:
    page = opened(context, paths["member"])
    form = asked_of("member")
    letters = [chr(number) for number in (*range(1, 0x180), 0x2028, 0x2029, 0xFEFF, 0xFFFF, 0x1F600, 0x10FFFF)]
    texts = [*letters, "x" * 200, "x" * 201, "end: 3", '"', "\\n", "a: b", "-", "3", "".join(letters)]
    written = page.evaluate("texts => texts.map(text => responseText(new Map([['comment', text]])))", texts)
    assert written == [response_text(form, {"comment": text}) for text in texts]


def test_a_change_is_a_new_edition_of_the_same_response(context: BrowserContext, paths: dict[Asked, Path]) -> None:
    page = opened(context, paths["member"])
    page.get_by_role("radio", name="Agree", exact=True).first.check()
    page.get_by_label("Which group").select_option("nurses-and-others")
    copied = []
    for change in ("", "", "Thank you."):
        if change:
            page.get_by_label("What else").fill(change)
        page.get_by_role("button", name="Copy as text").click()
        page.locator("#status").get_by_text(re.compile("opied|did not copy")).wait_for()
        (found,) = read_response_texts(page.get_by_label("What you hand back").input_value())
        copied.append(found.values)
    assert [values["edition"] for values in copied] == ["1", "1", "2"]
    assert len({values["response"] for values in copied}) == 1


def test_nothing_is_handed_back_without_a_group_or_an_answer(context: BrowserContext, paths: dict[Asked, Path]) -> None:
    page = opened(context, paths["member"])
    save = page.get_by_role("button", name="Save as a file")
    save.click()
    assert page.locator(":focus").get_attribute("name") == "group"
    page.get_by_label("Which group").select_option("staff")
    save.click()
    assert page.get_by_role("status").inner_text() == "Nothing is answered yet."
    assert page.get_by_label("What you hand back").is_hidden()


def test_what_is_removed_is_gone(context: BrowserContext, paths: dict[Asked, Path]) -> None:
    page = opened(context, paths["member"])
    page.get_by_role("radio", name="Agree", exact=True).first.check()
    page.get_by_label("Which group").select_option("staff")
    page.get_by_role("button", name="Copy as text").click()
    read_again(page, "#begun")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Start anew").click()
    assert page.evaluate("localStorage.length") == 0
    assert page.locator("[name=response]").input_value() == ""
    read_again(page, "#begun", shown=False)
    assert page.locator(".progress label").inner_text() == "0 of 12 answered"


def test_where_a_browser_keeps_nothing_the_page_says_so_and_works(
    context: BrowserContext, paths: dict[Asked, Path]
) -> None:
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})")
    page = opened(context, paths["member"])
    assert page.locator("#not-kept").is_visible()
    assert page.locator("#kept").is_hidden()
    page.get_by_role("radio", name="Agree", exact=True).first.check()
    page.get_by_label("Which group").select_option("staff")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    assert "group: staff" in download.value.path().read_text(encoding="utf-8")


def test_what_another_page_left_in_the_browser_does_no_harm(context: BrowserContext, paths: dict[Asked, Path]) -> None:
    page = opened(context, paths["member"])
    place = f"ccg-toolkit/{asked_of('member').form}"
    values = '{"values": [["minimum_group", "1"], ["group", "staff"], ["nobody", "x"]], "handedBack": "", "on": "<b>"}'
    for left in ("no json", "[]", '{"values": 3}', "null", values):
        page.evaluate("([place, left]) => localStorage.setItem(place, left)", [place, left])
        read_again(page, "#begun", shown=left == values)
        assert page.locator("#save").is_hidden() == (left == values)
    assert page.locator("#begun-on").inner_text() == "<b>"
    page.get_by_role("button", name="go on").click()
    assert page.locator("[name=minimum_group]").input_value() == "10"
    assert page.get_by_label("Which group").input_value() == "staff"


@pytest.mark.wide
def test_without_scripts_the_page_says_how_to_hand_it_in(browser: Browser, paths: dict[Asked, Path]) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = opened(context, paths["member"])
        assert "scripts do not run" in page.locator("noscript").inner_text()
        assert page.get_by_role("button").count() == 0
        assert page.get_by_role("radio").count() == 6 * 12


@pytest.mark.parametrize("who", few(EVERYONE))
def test_nothing_is_asked_of_a_network_and_no_other_script_runs(
    context: BrowserContext, paths: dict[Asked, Path], who: Asked
) -> None:
    asked: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(paths[who].as_uri())
    page.get_by_role("radio").first.check()
    page.get_by_label("Which group").select_option(index=1)
    page.get_by_role("button", name="Copy as text").click()
    assert page.get_by_label("What you hand back").is_visible()
    assert asked == [paths[who].as_uri()]
    assert said == []
    with page.expect_event("requestfailed") as refused:
        page.evaluate(
            """() => {
                const foreign = document.createElement("script");
                foreign.textContent = "document.title = 'taken over'";
                const picture = Object.assign(document.createElement("img"), {src: "http://127.0.0.1:9/picture"});
                document.body.append(foreign, picture);
            }"""
        )
    assert refused.value.failure == "csp"
    assert page.title() == "Your view of the CCG"


def test_the_policy_allows_two_contents_and_nothing_else() -> None:
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', made(".html", asked_of("member")).decode())
    digest = "'sha256-[A-Za-z0-9+/]{43}='"
    assert len(policy) == 1
    assert re.fullmatch(
        f"default-src 'none'; style-src {digest}; script-src {digest}; base-uri 'none'; form-action 'none'", policy[0]
    )


def test_a_folder_of_one_s_own_brings_no_script(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "questionnaire.js").write_text("alert('foreign')", encoding="utf-8")
    (templates / "questionnaire.html.j2").write_text(
        '{% extends "built-in/questionnaire.html.j2" %}{% block about %}<script>alert("mine")</script>{% endblock %}',
        encoding="utf-8",
    )
    view = build_questionnaire_view(asked_of("member"), FRAMEWORK.cover.terms)
    page = render_questionnaire(".html", view, [tmp_path, *FRAMEWORK.folders]).decode()
    built_in = made(".html", asked_of("member")).decode()
    allowed = [re.findall("script-src ([^;]*);", each) for each in (page, built_in)]
    assert allowed[0] == allowed[1]
    assert len(allowed[0]) == 1
    assert "foreign" not in page
    assert 'alert("mine")' in page, "it stands there and may not run"


@pytest.mark.parametrize("who", few(EVERYONE))
def test_axe_finds_no_fault(context: BrowserContext, paths: dict[Asked, Path], who: Asked) -> None:
    page = opened(context, paths[who])
    page.get_by_role("radio").first.check()
    page.get_by_label("Which group").select_option(index=1)
    page.evaluate("document.querySelectorAll('[hidden]').forEach(found => { found.hidden = false; })")
    results = Axe().run(page)
    assert len(results.response["passes"]) > 15
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("who", few(EVERYONE))
def test_a_narrow_page_does_not_scroll_sideways_whatever_its_words(
    context: BrowserContext, paths: dict[Asked, Path], who: Asked
) -> None:
    page = opened(context, paths[who])
    page.evaluate("document.querySelectorAll('[hidden]').forEach(found => { found.hidden = false; })")
    page.evaluate(
        "document.querySelectorAll('h1, dd, legend, label, p').forEach(found => found.append('w'.repeat(120)))"
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    outside = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter(found => found.getBoundingClientRect().right > innerWidth + 0.5)
            .map(found => found.outerHTML.slice(0, 80))"""
    )
    assert outside == []


@pytest.mark.wide
@pytest.mark.parametrize("who", EVERYONE)
def test_the_keyboard_reaches_each_question_in_sight(
    context: BrowserContext, paths: dict[Asked, Path], who: Asked
) -> None:
    page = opened(context, paths[who])
    form = asked_of(who)
    names = []
    for _ in range(len(form.statements) + len(form.ratings) + len(form.about)):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
                const found = document.activeElement, box = found.getBoundingClientRect();
                const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                return [found.name, over === found, getComputedStyle(found).outlineStyle != "none"];
            }"""
        )
        assert stop[1:] == [True, True], stop
        names.append(stop[0])
    assert names == [
        *keys_of(form),
        *(key for key, _ in form.about),
    ]


def test_html_validate_finds_no_fault(paths: dict[Asked, Path]) -> None:
    # Enter in a field must not hand anything back, so no button submits.
    assert html_faults(paths.values(), "wcag/h32") == ""
