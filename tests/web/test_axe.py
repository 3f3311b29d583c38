"""No barrier that axe-core knows: every kind of page, in both themes, on a phone and a laptop.

Nothing is left out: all rules of WCAG 2.0 to 2.2, A and AA, and the best practices, on the whole
page, whoever made the part. docs/contributing/accessibility.md says what a tool cannot see.
"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from guide.model import EXPLORABLES
from web import states
from web.conftest import Watch
from web.explorables import live
from web.reader import FRAME, QUESTION, one_engine
from web.states import open_details

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
    page.evaluate("async () => {" + FRAME + "await frame(); await frame(); }")


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
def test_the_first_page_with_its_answer_and_of_one_who_has_practised(page):
    page.goto("practice/")
    states.progress(page)
    page.goto("")
    expect(page.locator("guide-layers [data-standing]").first).to_be_visible()
    states.day_answer(page)
    assert violations(page) == {}


@one_engine
@pytest.mark.parametrize(
    "place",
    ["friday/", "terms/", "map/", "checked/", "licences/", "contributing/formats/"],
)
def test_pages_of_all_questions(page, place):
    page.goto(place)
    assert violations(page) == {}


@one_engine
def test_a_notebook(page):
    page.goto("notebooks/attention-maps/")
    expect(page.get_by_role("button", name="Copy the code").first).to_be_visible()
    assert violations(page) == {}


@one_engine
@pytest.mark.parametrize("name", list(EXPLORABLES))
def test_what_can_be_tried(page, site, name):
    live(page, site, name)
    assert violations(page) == {}


@one_engine
def test_take_it_along_with_its_worker(browser, site):
    watch = Watch(urlsplit(site.address).netloc)
    context = browser.new_context(base_url=site.address, reduced_motion="reduce")
    page = context.new_page()
    watch.on(page)
    page.goto("offline/")
    expect(page.get_by_role("button", name="Keep the whole guide")).to_be_visible()
    assert violations(page) == {}
    page.get_by_role("button", name="Keep the whole guide").click()
    expect(page.locator(".kept-state")).to_contain_text("The whole guide is kept")
    assert violations(page) == {}
    page.goto("offline/?missing=keras/index.html")
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == {}
    context.close()
    assert watch.faults == []


def look_through(page: Page) -> None:
    """Scrolls from the page's top to its end: what equips itself once it is in view does so."""
    page.evaluate(
        "async () => {"
        + FRAME
        + """
            for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
                scrollTo(0, top);
                await frame();
            }
        }"""
    )
    expect(page.locator("guide-explore:visible:not([data-live])")).to_have_count(0)


def open_all(page: Page, place: str) -> None:
    page.goto(place)
    open_details(page)
    # What is loaded for open answers is there: practice, tabs, buttons that copy.
    expect(page.get_by_role("group", name="Your grade").first).to_be_visible()
    expect(page.get_by_role("tablist").first).to_be_visible()
    expect(page.locator("details.answer .highlight:not(:has(.copy)):has(> pre)")).to_have_count(0)
    look_through(page)


@pytest.mark.parametrize(
    ("site", "framework"),
    [("mkdocs", "Keras"), ("mkdocs", "TensorFlow"), ("mkdocs", "PyTorch"), ("zensical", "PyTorch")],
    indirect=["site"],
)
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


@pytest.mark.parametrize(
    ("site", "words"),
    [("mkdocs", ""), ("mkdocs", "attention"), ("mkdocs", "xqzvw"), ("zensical", "attention")],
    indirect=["site"],
)
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
def test_the_list_of_questions_of_small_screens(page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("neural-networks/")
    states.sheet(page)
    assert violations(page) == {}


@one_engine
@pytest.mark.parametrize("state", [states.topic_keys, states.topic_with_progress])
def test_a_topic(page, state):
    page.goto("neural-networks/")
    state(page)
    assert violations(page) == {}


@one_engine
def test_the_map_where_one_comes_from(page):
    page.goto(f"map/?here={QUESTION}")
    expect(page.locator("guide-map[data-chosen]")).to_be_visible()
    assert violations(page) == {}


@one_engine
def test_the_menu_of_small_screens(page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("modern-practice/page-2/")
    page.get_by_role("button", name="Menu").click()
    assert violations(page) == {}


# Practice.


@one_engine
@pytest.mark.parametrize("state", states.PRACTICE)
def test_practice(page, state):
    page.goto("practice/")
    states.PRACTICE[state](page)
    assert violations(page) == {}
