"""What stands where on a page in a browser: words, and the boxes that are painted with a colour."""

from playwright.sync_api import Page

_LOOK = r"""again => {
    const faults = new Set(), words = [], painted = [], cutting = [], dotted = [];
    for (const element of document.querySelectorAll("body *")) {
        if (element.closest("svg")) continue;
        const style = getComputedStyle(element), box = element.getBoundingClientRect();
        if (!/^rgba\(.*, 0\)$/.test(style.backgroundColor)) painted.push({element, box});
        // Where dots stand for the rest, a reader knows that there is more.
        if (/hidden|clip/.test(style.overflowX + style.overflowY))
            (style.textOverflow == "ellipsis" ? dotted : cutting).push({element, box});
    }
    const meets = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5
        && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.5;
    const within = (one, other) => one.left >= other.left - 1 && one.right <= other.right + 1
        && one.top >= other.top - 1 && one.bottom <= other.bottom + 1;
    // What scrolls by itself is looked at as far as it shows; the caller scrolls on.
    const showsAll = (element, x) => {
        const scroller = element.closest(".scroll, .drawing");
        if (!scroller) return true;
        const box = scroller.getBoundingClientRect();
        return x > box.left && x < box.right;
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const node = texts.currentNode, own = node.parentElement;
        if (!node.data.trim() || own.closest("style, title, desc, .skip") || (again && !own.closest(".scroll, .drawing"))) continue;
        for (const found of node.data.matchAll(/\S+/g)) {
            const range = document.createRange();
            range.setStart(node, found.index);
            range.setEnd(node, found.index + found[0].length);
            for (const line of range.getClientRects()) {
                const middle = (line.left + line.right) / 2, height = line.bottom - line.top;
                if (line.width < 1 || !showsAll(own, middle)) continue;
                const core = {
                    text: found[0], own, middle, range,
                    left: line.left + 0.5, right: line.right - 0.5,
                    top: line.top + height * 0.4, bottom: line.bottom - height * 0.3,
                };
                if (!dotted.some(({element, box}) => element.contains(own) && !within(core, box))) words.push(core);
            }
        }
    }
    for (const word of words) {
        const hit = document.elementFromPoint(word.middle, (word.top + word.bottom) / 2);
        if (!hit || !(hit.contains(word.own) || word.own.contains(hit)))
            faults.add(`'${word.text}' is covered`);
        for (const {element, box} of painted) {
            if (element.contains(word.own) ? !within(word, box) : meets(word, box))
                faults.add(`'${word.text}' and the box of '${element.textContent.trim().slice(0, 30)}' are at odds`);
        }
        for (const {element, box} of cutting)
            if (element.contains(word.own) && !within(word, box)) faults.add(`'${word.text}' is cut off`);
    }
    words.sort((one, other) => one.top - other.top);
    words.forEach((word, at) => {
        for (let after = at + 1; after < words.length && words[after].top < word.bottom; after++)
            // A word that dots have shortened has two boxes.
            if (word.range != words[after].range && meets(word, words[after])) faults.add(`'${word.text}' and '${words[after].text}' stand on one another`);
    });
    if (document.documentElement.scrollWidth > innerWidth) faults.add("the page scrolls sideways");
    return [words.length, [...faults]];
}"""

_TO_THE_LEFT = (
    """() => document.querySelectorAll(".scroll, .drawing").forEach(scroller => { scroller.scrollLeft = 0; })"""
)
_SCROLL_ON = """() => [...document.querySelectorAll(".scroll, .drawing")].map(scroller => {
    const before = scroller.scrollLeft;
    scroller.scrollLeft += scroller.clientWidth / 2;
    return scroller.scrollLeft > before;
}).some(moved => moved)"""


def faults_on_screen(page: Page, width: int) -> list[str]:
    """Find words that are covered, cut off, half on a box or on one another, and a page that scrolls sideways.

    Args:
        page: an open page.
        width: of the window, in CSS pixels.
    """
    page.set_viewport_size({"width": width, "height": 800})
    # A window as high as the page, as a browser tells what lies on top only within its window.
    page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
    page.evaluate(_TO_THE_LEFT)
    words, found = page.evaluate(_LOOK, False)  # noqa: FBT003 - an argument of JavaScript
    assert words > 100
    while page.evaluate(_SCROLL_ON):
        found += page.evaluate(_LOOK, True)[1]  # noqa: FBT003
    return list(dict.fromkeys(found))
