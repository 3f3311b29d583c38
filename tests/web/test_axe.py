"""No barrier that axe-core knows: every kind of page, in both themes, on a phone and a laptop.

Nothing is left out: all rules of WCAG 2.0 to 2.2, A and AA, and the best practices, on the whole
page, whoever made the part. docs/contributing/accessibility.md says what a tool cannot see.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from web.reader import one_engine

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
WIDTHS = (360, 1280)
THEMES = {"light": "default", "dark": "slate"}
RUN = """async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const found = await axe.run(document, {runOnly: tags, resultTypes: ["violations"]});
    return found.violations.map(({id, help, nodes}) => [
        `${id}: ${help}`, ...nodes.slice(0, 3).map(node => `${node.target} ${node.html}`),
    ]);
}"""
OPEN_ALL = "() => { for (const one of document.querySelectorAll('details')) one.open = true }"


def violations(page: Page) -> dict[str, list]:
    """What axe finds in each theme at each width."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = {}
    for theme, scheme in THEMES.items():
        page.emulate_media(color_scheme=theme)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            # What another width has moved halfway under the header is no small target.
            page.evaluate("() => scrollTo(0, 0)")
            settled(page)
            found[f"{theme}, {width}"] = page.evaluate(RUN)
    return {where: what for where, what in found.items() if what}


def settled(page: Page) -> None:
    """Waits until what follows a change of size has followed it."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")


def test_axe_sees_what_is_wrong(page):
    """So that the tests below see a barrier where there is one."""
    page.goto("checked/")
    page.evaluate("() => document.querySelector('main article').append(new Image())")
    page.evaluate("() => { document.querySelector('h1').style.color = '#ccc' }")
    found = violations(page)
    assert set(found) == {"light, 360", "light, 1280", "dark, 360", "dark, 1280"}
    named = {each[0].split(":")[0] for each in found["light, 360"]}
    assert {"image-alt", "color-contrast"} <= named


# Pages to read.


@pytest.mark.parametrize("place", ["", "neural-networks/"])
def test_pages_as_they_come(page, place):
    page.goto(place)
    assert violations(page) == {}


@one_engine
@pytest.mark.parametrize("place", ["friday/", "terms/", "map/", "checked/"])
def test_pages_of_all_questions(page, place):
    page.goto(place)
    assert violations(page) == {}


@one_engine
def test_a_notebook(page):
    page.goto("notebooks/attention-maps/")
    expect(page.get_by_role("button", name="Copy the code").first).to_be_visible()
    assert violations(page) == {}


def open_all(page: Page, place: str) -> None:
    page.goto(place)
    page.evaluate(OPEN_ALL)
    # What is loaded for open answers is there: practice, tabs, buttons that copy.
    expect(page.get_by_role("group", name="Your grade").first).to_be_visible()
    expect(page.get_by_role("tablist").first).to_be_visible()
    expect(page.locator("details.answer .highlight:not(:has(.copy)):has(> pre)")).to_have_count(0)


@pytest.mark.parametrize("framework", ["Keras", "TensorFlow", "PyTorch"])
def test_a_topic_with_all_that_can_be_opened(page, framework):
    kept = json.dumps(json.dumps([framework]))
    page.add_init_script(f"localStorage.setItem('guide.frameworks', {kept})")
    open_all(page, "neural-networks/")
    expect(page.get_by_role("tab", name=framework, selected=True).first).to_be_visible()
    assert violations(page) == {}


@one_engine
@pytest.mark.parametrize("place", ["modern-practice/page-2/", "advanced-topics/"])
def test_other_topics_with_all_that_can_be_opened(page, place):
    open_all(page, place)
    assert violations(page) == {}


def test_a_missing_page(serve, browser):
    # Only with the site's address can a page that stands at any depth find its styles.
    site = serve("lost", "mkdocs", SITE_URL="http://127.0.0.1/lost/some/place/")
    page = browser.new_page(base_url=site.address, reduced_motion="reduce")
    page.goto("no/such/page/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("404")
    assert violations(page) == {}
    page.close()


# The search box, open.


@pytest.mark.parametrize("words", ["", "attention", "xqzvw"], ids=["rest", "results", "none"])
def test_the_search_box(page, words):
    page.goto("keras/")
    page.keyboard.press("/")
    page.keyboard.type(words)
    expect(page.locator(".finder-filters")).to_be_visible()
    if words == "attention":
        expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
    assert violations(page) == {}


@one_engine
def test_the_menu_of_small_screens(page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("modern-practice/page-2/")
    page.get_by_role("button", name="Menu").click()
    assert violations(page) == {}


# Practice.


def asked(page: Page) -> None:
    page.get_by_role("button", name="Practise now").click()
    expect(page.locator(".card h2")).to_be_focused()


def revealed(page: Page) -> None:
    asked(page)
    page.keyboard.press("Space")
    expect(page.locator(".card .grades button")).to_have_count(4)
    page.evaluate(OPEN_ALL)
    expect(page.locator(".card .copy").first).to_be_attached()


def report(page: Page) -> None:
    page.get_by_label("Section").select_option("PyTorch")
    page.get_by_role("button", name="New", exact=True).click()
    for key in ("1", "3"):
        title = page.locator(".card h2").inner_text()
        page.keyboard.press("Space")
        expect(page.locator(".card .grades button")).to_have_count(4)
        page.keyboard.press(key)
        expect(page.locator(".card h2")).not_to_have_text(title)
    for _ in range(20):
        if page.locator(".card").count():
            page.keyboard.press("ArrowRight")
    expect(page.locator(".report")).to_be_visible()


def browsing(page: Page) -> None:
    page.get_by_label("Section").select_option("PyTorch")
    page.get_by_role("button", name="Browse").click()
    page.locator(".browse summary").first.click()
    expect(page.locator(".browse details.more details.more").first).to_be_visible()
    page.evaluate(OPEN_ALL)
    expect(page.locator(".browse .copy").first).to_be_attached()


def interview(page: Page) -> None:
    page.get_by_role("button", name="Begin").click()
    page.keyboard.press("2")
    expect(page.locator(".card .grades button")).to_have_count(4)


def progress(page: Page) -> None:
    """The figures of one who has answered questions, a date, and a backup that is asked for."""
    events = [
        {"id": f"answer-{n:04}", "at": 1795500000000 + n, "day": 20780, "kind": "review"}
        | {"slug": "gan" if n % 2 else "dropout", "grade": 1 + n % 4, "sure": n % 3}
        | {"points": [], "of": 5, "seconds": 9}
        for n in range(120)
    ]
    head = {"format": "hidden-layers-progress", "version": 1, "count": len(events)}
    text = json.dumps(head | {"events": events}).encode()
    given = {"name": "progress.json", "mimeType": "application/json", "buffer": text}
    page.set_input_files("input[type=file]", given)
    expect(page.locator(".reminder")).to_be_visible()


def keys(page: Page) -> None:
    asked(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


STATES: dict[str, Callable[[Page], object]] = {
    "start": lambda page: expect(page.locator(".today")).to_be_visible(),
    "asked": asked,
    "revealed": revealed,
    "report": report,
    "browse": browsing,
    "interview": interview,
    "progress": progress,
    "keys": keys,
}


@one_engine
@pytest.mark.parametrize("state", STATES)
def test_practice(page, state):
    page.goto("practice/")
    STATES[state](page)
    assert violations(page) == {}
