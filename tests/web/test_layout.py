"""Layout: nothing is cut off, nothing is missing, in either theme."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from web.reader import QUESTION, SHIFTS, answer, arrive, contrast, one_engine

SECTIONS = ["neural-networks/", "keras/", "tensorflow/", "pytorch/", "advanced-topics/"]
MODERN = ["modern-practice/", "modern-practice/page-2/", "modern-practice/page-3/"]
PLACES = ["", *SECTIONS, *MODERN]
WIDTHS = (320, 360, 1280)

OPEN_ALL = "() => { for (const one of document.querySelectorAll('details')) one.open = true }"
TAB = """index => {
    for (const set of document.querySelectorAll(".tabbed-set")) {
        (set.querySelectorAll(":scope > input")[index] ?? {}).checked = true;
    }
}"""
TOO_WIDE = """() => {
    const page = document.scrollingElement;
    if (page.scrollWidth <= innerWidth) return [];
    const wide = [...document.querySelectorAll("main *")].filter(
        element => element.getBoundingClientRect().right > innerWidth + 1
    );
    return [page.scrollWidth, ...wide.slice(0, 5).map(element => element.outerHTML.slice(0, 120))];
}"""
# What touches a formula, so many of them; and those that stand in another line.
TOUCHING = """() => {
    const said = (node) => node && node.nodeType === Node.TEXT_NODE && node.data;
    const touching = [];
    for (const math of document.querySelectorAll("span.formula > math")) {
        for (const side of ["previousSibling", "nextSibling"]) {
            const text = math[side] ?? math.parentNode[side];
            const at = side === "nextSibling" ? 0 : text?.length - 1;
            if (!said(text) || /\\s/.test(text.data[at])) continue;
            const sign = new Range();
            sign.setStart(text, at);
            sign.setEnd(text, at + 1);
            const [a, b] = [sign, math].map((each) => each.getBoundingClientRect());
            if (a.width) touching.push([text.data, a.top < b.bottom && b.top < a.bottom]);
        }
    }
    return [touching.length, touching.filter(([, beside]) => !beside).map(([text]) => text)];
}"""
PICTURES = """async () => {
    const all = [...document.querySelectorAll("main .figure img")];
    for (const one of all) one.loading = "eager";
    const drawn = await Promise.all(
        all.map(one => one.decode().then(() => one.naturalWidth > 0, () => false))
    );
    return all.map((one, at) => [one.getAttribute("src"), one.alt, drawn[at]]);
}"""


def test_places_are_all_pages(site):
    assert ["", *site.sections] == PLACES


@pytest.mark.parametrize("place", PLACES)
def test_no_page_scrolls_sideways_even_with_all_open(page, place):
    page.goto(place)
    page.evaluate(OPEN_ALL)
    tabs = 3 if place else 1
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for index in range(tabs):
            page.evaluate(TAB, index)
            assert page.evaluate(TOO_WIDE) == [], (width, index)


@one_engine
@pytest.mark.parametrize("place", PLACES[1:])
def test_every_picture_is_drawn_and_described(page, place):
    page.goto(place)
    page.evaluate(OPEN_ALL)
    pictures = page.evaluate(PICTURES)
    assert pictures
    for source, alternative, drawn in pictures:
        assert drawn, source
        assert len(alternative) > 20, source


@one_engine
def test_figures_follow_the_theme(new_page):
    for scheme, other in (("light", "dark"), ("dark", "light")):
        page = new_page(color_scheme=scheme)
        page.goto(f"neural-networks/?open={QUESTION}")
        figure = answer(page).locator(".figure").first
        expect(figure.locator(f"img[src$='#only-{scheme}']")).to_be_visible()
        expect(figure.locator(f"img[src$='#only-{other}']")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_browser_is_told_the_colour_of_the_paper(new_page, scheme):
    page = new_page(color_scheme=scheme)
    page.goto("")
    told = page.locator("meta[name=theme-color]")
    paper = page.evaluate("getComputedStyle(document.body).getPropertyValue('--paper')")
    expect(told).to_have_attribute("content", paper.strip())
    expect(told).to_have_count(1)


def test_the_theme_is_switched_by_hand_and_kept(page):
    page.goto(f"neural-networks/?open={QUESTION}")
    dark = answer(page).locator(".figure img[src$='#only-dark']").first
    expect(dark).to_be_hidden()
    page.get_by_title("Switch to light mode").click()
    page.get_by_title("Switch to dark mode").click()
    expect(dark).to_be_visible()
    page.goto(f"neural-networks/?open={QUESTION}")
    expect(dark).to_be_visible()


COLOURS = """() => {
    const style = getComputedStyle(document.body);
    const names = ["--hue-1", "--hue-2", "--hue-3", "--hue-4", "--hue-5", "--hue-6",
                   "--keras", "--tensorflow", "--pytorch", "--numpy", "--jax", "--quiet", "--ink",
                   "--md-default-fg-color", "--md-default-fg-color--light",
                   "--md-code-hl-comment-color", "--md-code-hl-string-color",
                   "--md-code-hl-number-color", "--md-code-hl-keyword-color",
                   "--md-code-hl-function-color", "--md-code-hl-constant-color"];
    const value = name => style.getPropertyValue(name).trim();
    return [names.map(name => [name, value(name)]),
            ["--md-default-bg-color", "--md-code-bg-color"].map(value)];
}"""


@one_engine
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(new_page, scheme):
    page = new_page(color_scheme=scheme)
    page.goto("keras/")
    texts, grounds = page.evaluate(COLOURS)
    for name, text in texts:
        for ground in grounds:
            assert contrast(text, ground) >= 4.5, (name, text, ground)


@one_engine
def test_each_section_has_a_colour(page, site):
    colours = {}
    for place in site.sections:
        page.goto(place)
        summary = page.locator("details.answer > summary").first
        colour = summary.evaluate("element => getComputedStyle(element).color")
        assert colours.setdefault(place.split("/")[0], colour) == colour, place
    assert len(set(colours.values())) == len(colours)


@one_engine
def test_formulas_are_drawn(page):
    page.goto(f"neural-networks/?open={QUESTION}")
    box = answer(page).locator("div.formula math").first.bounding_box()
    assert box is not None
    assert box["height"] > 20
    expect(page.locator("main")).not_to_contain_text(re.compile(r"\\\(|\\\[|\\frac"))


@one_engine
@pytest.mark.parametrize("width", [320, 360, 390, 412])
def test_no_line_begins_with_the_comma_behind_a_formula(page, width):
    """Nor ends with the bracket before it: each stands in the line of its formula."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("advanced-topics/")
    page.evaluate(OPEN_ALL)
    looked_at, apart = page.evaluate(TOUCHING)
    assert looked_at > 20
    assert apart == []


@one_engine
def test_practice_moves_nothing_as_it_comes(phone):
    phone.add_init_script(f"({SHIFTS})()")

    def late(route):
        phone.wait_for_timeout(500)
        route.continue_()

    phone.route("**/questions.json", late)
    arrive(phone, "practice/")
    expect(phone.locator(".today")).to_be_visible()
    assert phone.evaluate("shifted") <= 0.005
