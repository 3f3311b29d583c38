"""Large type, a narrow window, an unsteady hand, no motion; and pages that make sense aloud."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from web import states
from web.reader import QUESTION, answer, one_engine

PLACES = {
    "home": "",
    "topic": f"neural-networks/?open={QUESTION}",
    "long topic": "modern-practice/page-2/?open=kv-cache",
    "Friday sheet": "friday/",
    "terms": "terms/",
    "map": "map/",
    "checked": "checked/",
    "licences": "licences/",
    "take it along": "offline/",
    "practice": "practice/",
}
NOTEBOOK = "notebooks/attention-maps/"
"""MkDocs alone shows it."""
BY_ENGINE = {
    **{f"{name}, mkdocs": ("mkdocs", place) for name, place in PLACES.items()},
    **{f"{name}, zensical": ("zensical", PLACES[name]) for name in ("home", "topic", "practice")},
}
"""All of them by one engine; by the other those in which most of a theme is."""
places = pytest.mark.parametrize(
    ("site", "place"), BY_ENGINE.values(), ids=BY_ENGINE.keys(), indirect=["site"]
)
every_place = pytest.mark.parametrize(
    "place", [*PLACES.values(), NOTEBOOK], ids=[*PLACES.keys(), "notebook"]
)


def visit(page: Page, place: str) -> None:
    page.goto(place)
    if place == "practice/":
        expect(page.locator(".today")).to_be_visible()
    if "open=" in place:
        expect(page.locator("details.answer[open] .own")).to_be_visible()
        page.evaluate(
            "() => { for (const one of document.querySelectorAll('details[open] details'))"
            " one.open = true }"
        )


# Targets (WCAG 2.5.8).

SMALL = """() => {
    const SIZE = 24;
    const all = [...document.querySelectorAll(
        "a[href], button, summary, input, select, textarea, label[tabindex], [tabindex='0']"
    )].filter(e => e.checkVisibility({opacityProperty: true, visibilityProperty: true})
        && !e.closest("[aria-hidden=true]"));
    const targets = all.map(element => {
        // A field within its label is pressed by pressing either.
        const label = element.closest("label");
        const own = label?.control === element ? label : element;
        return {element, box: own.getBoundingClientRect()};
    }).filter(({box}) => box.width > 1 && box.height > 1);
    // Within a sentence or a list of text, the line decides how high a link is.
    const inline = element => element.matches("a") && getComputedStyle(element).display === "inline"
        && element.closest("p, li, td, dd, figcaption")?.textContent.trim()
            !== element.textContent.trim();
    const middle = ({left, right, top, bottom}) => [(left + right) / 2, (top + bottom) / 2];
    const away = ([x, y], {left, right, top, bottom}) => Math.hypot(
        x - Math.min(Math.max(x, left), right), y - Math.min(Math.max(y, top), bottom));
    const small = ({width, height}) => Math.min(width, height) < SIZE - 0.5;
    // Smaller is enough where a circle of that size around it touches no other target, nor the
    // circle around one that is small itself.
    const crowded = ({element, box}) => targets.some(other => {
        if (other.element === element || other.element.contains(element)
            || element.contains(other.element)) return false;
        const here = middle(box), there = middle(other.box);
        return away(here, other.box) < SIZE / 2
            || (small(other.box) && Math.hypot(here[0] - there[0], here[1] - there[1]) < SIZE);
    });
    return targets.filter(each => small(each.box) && !inline(each.element) && crowded(each))
        .map(({element, box}) => `${Math.round(box.width)} x ${Math.round(box.height)} `
            + element.outerHTML.slice(0, 120));
}"""


@one_engine
@every_place
@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_pressed_is_large_enough(page, place, width):
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, place)
    assert page.evaluate(SMALL) == []


# 1280 pixels at 400 % are 320.

TOO_WIDE = "() => document.scrollingElement.scrollWidth > innerWidth"
SPACED = """* {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }"""
# Not add_style_tag: the pages' policy lets no element have styles of its own.
STYLED = """styles => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    document.adoptedStyleSheets.push(sheet);
}"""
CUT = """() => [...document.querySelectorAll(
    "main :is(p, li, a, button, summary, label, h1, h2, h3, h4, td, th, legend, select)"
)].filter(element => {
    if (!element.checkVisibility() || element.matches(".heard") || element.closest(
        "svg, math, pre, .heard, select, [aria-hidden=true]")) return false;
    const style = getComputedStyle(element);
    const cuts = ["hidden", "clip"];
    return (cuts.includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
        || (cuts.includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
}).map(element => element.outerHTML.slice(0, 120))"""


@places
def test_nothing_scrolls_sideways_at_320_pixels(page, place):
    page.set_viewport_size({"width": 320, "height": 256})
    visit(page, place)
    assert not page.evaluate(TOO_WIDE)
    expect(page.get_by_role("button", name="Menu")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_in_viewport(ratio=1)


@one_engine
def test_the_sheet_of_the_bar_wraps_with_wider_spacing(page):
    page.set_viewport_size({"width": 320, "height": 640})
    visit(page, "neural-networks/")
    page.evaluate(STYLED, SPACED)
    page.locator(".reading-bar .where").click()
    row = page.locator(".sheet-of-questions p")
    assert row.evaluate("row => row.scrollWidth <= row.clientWidth")


@one_engine
@every_place
@pytest.mark.parametrize("width", [320, 1280])
def test_wider_spacing_cuts_no_text(page, place, width):
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, place)
    page.evaluate(STYLED, SPACED)
    assert page.evaluate(CUT) == []
    assert not page.evaluate(TOO_WIDE)


@one_engine
def test_a_notebook_neither_scrolls_sideways_nor_moves(page):
    page.set_viewport_size({"width": 320, "height": 256})
    visit(page, NOTEBOOK)
    assert not page.evaluate(TOO_WIDE)
    assert page.evaluate(MOVING) == []


@one_engine
@pytest.mark.parametrize("words", ["", "attention", "xqzvw"], ids=["rest", "results", "none"])
def test_nor_does_the_search(page, words):
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto("keras/")
    page.keyboard.press("/")
    page.keyboard.type(words)
    expect(page.locator(".finder-filters")).to_be_visible()
    expect(page.locator(".finder-status")).to_contain_text(words and "question")
    assert not page.evaluate(TOO_WIDE)


@one_engine
@pytest.mark.parametrize("state", states.PRACTICE)
def test_nor_does_practice(page, state):
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto("practice/")
    states.PRACTICE[state](page)
    assert not page.evaluate(TOO_WIDE)


@one_engine
def test_a_card_can_be_answered_at_320_pixels(page):
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto("practice/")
    page.get_by_role("button", name="Practise now").click()
    page.get_by_role("button", name="Show the answer").click()
    expect(page.locator(".card .grades button")).to_have_count(4)
    assert not page.evaluate(TOO_WIDE)
    first = page.locator(".points input").first
    first.focus()
    expect(first).to_be_in_viewport(ratio=1)
    title = page.locator(".card h2").inner_text()
    page.get_by_role("button", name="Good").click()
    expect(page.locator(".card h2")).not_to_have_text(title)


@one_engine
def test_a_keyboard_scrolls_what_is_wider_than_the_page(page):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("neural-networks/?open=activation-functions")
    box = answer(page, "activation-functions").get_by_role("group", name="Wide table").first
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(
        answer(page, "activation-functions").get_by_role("group", name="Wide table")
    ).to_have_count(0)


# Motion.

MOVING = """() => {
    const still = time => time.split(", ").every(each => parseFloat(each) === 0);
    const parts = [...document.querySelectorAll("*")].flatMap(
        element => [undefined, "::before", "::after"].map(part => [element, part]));
    return parts.filter(([element, part]) => {
        const style = getComputedStyle(element, part);
        return !(still(style.transitionDuration) || style.transitionProperty === "none")
            || style.animationName !== "none" || style.scrollBehavior !== "auto";
    }).map(([element, part]) => `${element.outerHTML.slice(0, 80)} ${part ?? ""}`);
}"""


@places
def test_nothing_moves_where_the_reader_wants_no_motion(page, place):
    visit(page, place)
    page.keyboard.press("/")
    expect(page.locator(".finder-panel")).to_be_visible()
    assert page.evaluate(MOVING) == []


@one_engine
def test_elsewhere_something_does(new_page):
    """So that the test above sees motion where there is some."""
    page = new_page(reduced_motion="no-preference")
    page.goto("neural-networks/")
    assert page.evaluate(MOVING) != []


# The page aloud.

OUTLINE = """() => [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")]
    .filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1]))"""
LANDMARKS = ["banner", "main", "contentinfo"]


@places
def test_headings_are_in_order_below_one_title(page, place):
    visit(page, place)
    levels = page.evaluate(OUTLINE)
    assert levels.count(1) == 1
    assert levels[0] == 1
    steps = [later - before for before, later in pairwise(levels)]
    assert max(steps, default=0) <= 1


@places
def test_language_and_landmarks(page, place):
    visit(page, place)
    assert page.locator("html").get_attribute("lang") == "en"
    for role in LANDMARKS:
        expect(page.get_by_role(role)).to_have_count(1)


@one_engine
def test_each_page_has_a_title_of_its_own(page):
    titles = []
    for place in PLACES.values():
        page.goto(place)
        titles.append(page.title())
    assert len(set(titles)) == len(titles)
    assert all(title.endswith("Hidden Layers") for title in titles)


DESCRIBED = """() => [...document.querySelectorAll("main table")].map(table => [
    table.querySelectorAll("thead th, tr > th").length > 0,
    [...table.querySelectorAll("thead th")].every(
        head => head.textContent.trim() || head.querySelector("math")),
])"""


@one_engine
@pytest.mark.parametrize("place", ["neural-networks/", "modern-practice/", "checked/"])
def test_tables_have_heads(page, place):
    page.goto(place)
    page.evaluate(
        "() => { for (const one of document.querySelectorAll('details')) one.open = true }"
    )
    found = page.evaluate(DESCRIBED)
    assert found
    assert all(each == [True, True] for each in found)


@one_engine
def test_the_map_is_a_list_for_whoever_does_not_see_it(page, site):
    page.goto("map/")
    assert page.locator("guide-map").evaluate("map => !!map.closest('[aria-hidden=true]')")
    links = page.get_by_role("main").get_by_role("list").get_by_role("link")
    named = set(links.all_text_contents())
    for asked in site.questions:
        assert f"{asked['number']}. {asked['title']}" in named
