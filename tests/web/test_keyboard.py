"""By keyboard alone: the focus is always seen, nothing is out of reach, each journey ends well."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from web.reader import QUESTION, answer, button, contrast, one_engine

# Where the focus is: what it is on, and whether one sees it.
FOCUS = """() => {
    const hit = document.activeElement;
    if (hit === document.body) return null;
    // The colour scheme is chosen by a radio button that the theme does not show; its label is.
    const own = hit.matches(".md-option")
        ? hit.form.querySelector(`label[for]:not([hidden])`) : hit;
    const boxes = [...own.getClientRects()].filter(box => box.width && box.height);
    const inside = (x, y) => {
        const top = document.elementFromPoint(x, y);
        return top && (own.contains(top) || top.contains(own));
    };
    // Not wholly covered, as WCAG 2.4.11 asks: an edge or the middle is seen.
    const uncovered = boxes.some(box => [box.top + 4, (box.top + box.bottom) / 2, box.bottom - 4]
        .some(y => y > 0 && y < innerHeight && inside(box.x + box.width / 2, y)));
    const style = getComputedStyle(own);
    return {
        what: own.outerHTML.slice(0, 90),
        uncovered,
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        colour: style.outlineColor,
    };
}"""
MOST = 400  # presses, so that a trap ends the test


def walk(page: Page) -> list[dict]:
    """Everything that the focus reaches, until it leaves the page."""
    stops = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError("the focus does not come to an end")


def back(page: Page, count: int) -> list[dict]:
    """So many stops on the way back."""
    stops = []
    while len(stops) < count:
        page.keyboard.press("Shift+Tab")
        if stop := page.evaluate(FOCUS):
            stops.append(stop)
    return stops


def hidden(stops: list[dict]) -> list[dict]:
    return [stop for stop in stops if not (stop["uncovered"] and stop["outlined"])]


@pytest.mark.parametrize(
    ("site", "width", "height"),
    [("mkdocs", 320, 256), ("mkdocs", 360, 740), ("mkdocs", 1280, 740), ("zensical", 360, 740)],
    indirect=["site"],
)
def test_the_focus_is_seen_on_all_of_a_page(page, width, height):
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"neural-networks/?open={QUESTION}")
    expect(answer(page).get_by_role("tab").first).to_be_visible()
    # What is still to come would push down what has the focus.
    expect(answer(page).locator(".grades")).to_be_visible()
    answer(page).locator("guide-explore").scroll_into_view_if_needed()
    expect(answer(page).locator("guide-explore[data-live]")).to_be_visible()
    page.evaluate("() => { history.replaceState(null, '', '#'); scrollTo(0, 0) }")
    page.locator("body").evaluate("body => { body.tabIndex = -1; body.focus() }")
    page.locator("body").evaluate("body => body.removeAttribute('tabindex')")
    forward = walk(page)
    assert len(forward) > 80
    assert hidden(forward) == []
    # Upwards, what comes into sight comes from under the header.
    assert hidden(back(page, len(forward))) == []


@one_engine
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["", "friday/", "practice/"])
def test_the_focus_is_seen_in_each_theme(new_page, place, scheme):
    page = new_page(color_scheme=scheme)
    page.goto(place)
    if place == "practice/":
        expect(page.locator(".today")).to_be_visible()
    stops = walk(page)
    assert len(stops) > 20
    assert hidden(stops) == []


OUTLINES = """() => {
    const pairs = [];
    for (const [selector, ground] of [
        ["main article a, main article button", "main article"],
        [".md-tabs__link", ".md-tabs"], [".md-logo", ".md-header"],
        [".md-footer__link", ".md-footer"],
    ]) {
        const element = [...document.querySelectorAll(selector)].find(e => e.checkVisibility());
        let behind = document.querySelector(ground);
        while (/, 0\\)|transparent/.test(getComputedStyle(behind).backgroundColor)) {
            behind = behind.parentElement;
        }
        element.focus({focusVisible: true});
        const line = getComputedStyle(element).outlineColor;
        pairs.push([selector, line, getComputedStyle(behind).backgroundColor]);
    }
    return pairs;
}"""


@one_engine
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_line_around_the_focus_stands_out(new_page, scheme):
    page = new_page(color_scheme=scheme)
    page.goto("keras/")
    for selector, line, ground in page.evaluate(OUTLINES):
        assert contrast(line, ground) >= 3, (selector, line, ground)


def test_the_first_stop_leads_past_the_menus(page):
    page.goto("keras/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('article') !== null")


# The menu of small screens.


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def test_the_menu_opens_and_closes_by_keyboard(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("keras/")
    menu = page.get_by_role("button", name="Menu")
    pytorch = page.get_by_role("navigation", name="Navigation").get_by_role("link", name="PyTorch")
    expect(pytorch).to_be_hidden()
    menu.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(pytorch).to_be_in_viewport()
    assert focused(page).evaluate("link => link.closest('[data-md-type=navigation]') !== null")
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(pytorch).to_be_hidden()


def test_a_part_of_the_menu_opens_and_leads_back(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("keras/")
    page.get_by_role("button", name="Menu").press("Enter")
    menu = page.get_by_role("navigation", name="Navigation")
    # Of the two with this name one is shown: the one that opens, then the one that leads back.
    part = menu.get_by_role("button", name="Before the interview")
    expect(part).to_have_attribute("aria-expanded", "false")
    part.press("Enter")
    sheet = page.get_by_role("navigation").get_by_role("link", name="Friday sheet")
    expect(sheet).to_be_in_viewport()
    expect(part).to_be_focused()
    expect(part).to_have_attribute("aria-expanded", "true")
    part.press("Enter")
    expect(sheet).to_be_hidden()
    expect(part).to_be_focused()
    expect(part).to_have_attribute("aria-expanded", "false")
    part.press("Space")
    sheet.press("Enter")
    page.wait_for_url("**/friday/")


def test_the_part_that_one_is_in_can_be_left_and_opened_again(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("modern-practice/page-2/")
    page.get_by_role("button", name="Menu").press("Enter")
    menu = page.get_by_role("navigation", name="Navigation")
    part = menu.get_by_role("button", name="Modern practice", exact=True)
    expect(part).to_have_attribute("aria-expanded", "true")
    part.press("Enter")
    expect(part).to_be_focused()
    expect(part).to_have_attribute("aria-expanded", "false")
    part.press("Enter")
    expect(part).to_have_attribute("aria-expanded", "true")


def test_without_scripts_a_part_of_the_menu_opens_by_pointer(without_scripts):
    page = without_scripts
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("keras/")
    page.locator("label.md-header__button[for=__drawer]").click()
    page.locator("label.md-nav__link", has_text="Before the interview").click()
    sheet = page.get_by_role("navigation").get_by_role("link", name="Friday sheet")
    expect(sheet).to_be_in_viewport()
    page.locator("label.md-nav__title", has_text="Before the interview").click()
    expect(sheet).to_be_hidden()


# Journeys.


def test_reading_from_the_section_to_a_copied_link(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("neural-networks/")
    button(page).focus()
    page.keyboard.press("Enter")
    tab = answer(page).get_by_role("tab", name="Keras")
    expect(tab).to_be_visible()
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if tab.evaluate("tab => tab === document.activeElement"):
            break
    # Who knows the way presses keys more quickly than a phone draws frames.
    page.evaluate("() => { globalThis.requestAnimationFrame = () => 0; }")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    copy = page.get_by_role("button", name="Copy vanishing_gradient_tensorflow.py")
    expect(copy).to_be_focused()
    page.keyboard.press("Enter")
    expect(copy).to_have_text("Copied")
    expect(answer(page).get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    text = page.evaluate("() => navigator.clipboard.readText()")
    assert text.startswith("import")
    assert "Copy" not in text
    link = page.get_by_role("button", name="Copy link to question 5")
    link.focus()
    page.keyboard.press("Enter")
    expect(link.locator("+ [role=status]")).to_have_text("Copied")
    assert page.evaluate("() => navigator.clipboard.readText()").endswith(f"/q/{QUESTION}/")


@one_engine
def test_from_a_search_to_the_marked_answer(page):
    page.goto("keras/")
    page.keyboard.press("/")
    page.keyboard.insert_text("vanishing")
    box = page.get_by_role("combobox", name="Search")
    expect(page.get_by_role("search").get_by_role("status")).to_contain_text(
        re.compile("best|question")
    )
    page.keyboard.press("ArrowDown")
    active = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    expect(active).to_contain_text("vanishing gradient")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/neural-networks/#{QUESTION}")
    expect(page.locator(f"#{QUESTION}")).to_be_in_viewport()
    assert page.evaluate("() => CSS.highlights.get('found').size > 0")


@one_engine
def test_the_filters_of_the_search_are_reached_and_left_by_keyboard(page):
    page.goto("keras/")
    page.keyboard.press("/")
    page.keyboard.type("training")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="section")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".finder-panel")).to_be_hidden()


@one_engine
def test_the_help_of_practice_gives_the_focus_back(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("practice/")
    page.get_by_role("button", name="Practise now").press("Enter")
    title = page.locator(".card h2")
    expect(title).to_be_focused()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog.get_by_role("heading")).to_be_in_viewport(ratio=1)
    expect(dialog.get_by_role("heading")).to_be_focused()
    page.keyboard.press("1")  # belongs to the dialog, and reveals nothing behind it
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(title).to_be_focused()
    expect(page.locator(".card-answer")).to_have_count(0)


@one_engine
def test_keys_of_one_sign_can_be_turned_off(page):
    page.goto("practice/")
    box = page.get_by_label("Single keys are shortcuts")
    expect(box).to_be_checked()
    box.focus()
    page.keyboard.press("Space")
    page.keyboard.press("/")
    expect(page.locator(".finder-panel")).to_be_hidden()
    page.reload()
    expect(box).not_to_be_checked()
    page.get_by_role("button", name="Practise now").press("Enter")
    expect(page.locator(".card h2")).to_be_focused()
    page.keyboard.press("2")
    expect(page.locator(".card-answer")).to_have_count(0)
    page.keyboard.press("Space")  # more than a sign, and what one presses a button with
    expect(page.locator(".card-answer")).to_have_count(1)
    page.keyboard.press("Control+k")
    expect(page.locator(".finder-panel")).to_be_visible()
    page.keyboard.type("s/1")
    expect(page.get_by_role("combobox", name="Search")).to_have_value("s/1")
