"""What a reader can try on a page: each is worked by keyboard alone, and says what it shows."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from guide.model import EXPLORABLES
from guide.render.addresses import built
from web.conftest import Site
from web.explorables import live, opened, place
from web.reader import one_engine, script

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 15_000
"""Bytes that one of them may take, compressed, with all styles."""
MANY_STEPS = 30_000
"""Milliseconds in which a player takes many steps; the clock is ours, nobody waits."""

pytestmark = one_engine
each = pytest.mark.parametrize("name", list(EXPLORABLES))


SEEN = """element => [
    element.querySelector(".explore-says").textContent,
    ...[...element.querySelectorAll(".explore-body, output")].map(part => part.outerHTML),
].join("\\n")"""


def seen(element: Locator) -> str:
    """All that it shows and says."""
    return str(element.evaluate(SEEN))


def controls(page: Page, element: Locator) -> Iterator[Locator]:
    """What Tab comes to inside, one after the other."""
    element.evaluate("element => { element.tabIndex = -1; element.focus(); }")
    while True:
        page.keyboard.press("Tab")
        if not element.evaluate("element => element.contains(document.activeElement)"):
            return
        yield page.locator("*:focus")


KEYS = {
    "range": "ArrowRight",
    "radio": "ArrowRight",
    "checkbox": "Space",
    "select-one": "ArrowDown",
}


@each
def test_it_takes_the_place_of_its_figure(page: Page, site: Site, name: str) -> None:
    element = live(page, site, name)
    expect(element.locator("img")).to_have_count(0)
    expect(element.locator(".explore-says")).not_to_be_empty()
    assert element.get_by_role("group").first.evaluate(
        "group => document.getElementById(group.getAttribute('aria-labelledby')).textContent"
    )
    names = element.locator("svg[role=img]").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    assert all(names)


@each
def test_every_control_is_worked_by_keyboard_and_changes_what_is_seen(
    page: Page, site: Site, name: str
) -> None:
    element = live(page, site, name)
    kinds = []
    for control in controls(page, element):
        kind = control.evaluate("control => control.type")
        label = control.evaluate(
            "control => control.labels?.[0]?.textContent ?? control.textContent"
        )
        assert label, kind
        # Of a radio button nothing is seen; what it marks has the outline.
        marked = "control => getComputedStyle(control.matches('[type=radio]') ? "
        marked += "control.nextElementSibling : control).outlineStyle"
        assert control.evaluate(marked) != "none", label
        before = seen(element)
        if control.evaluate("control => control.matches('.explore-play')"):
            kinds.append("play")
            continue  # with time, below
        page.keyboard.press(KEYS.get(kind, "Enter"))
        if seen(element) == before and kind == "range":
            page.keyboard.press("ArrowLeft")
        assert seen(element) != before, label
        kinds.append(kind)
    assert len(kinds) >= 2, kinds


@each
def test_it_says_what_it_shows_when_something_is_changed(page: Page, site: Site, name: str) -> None:
    element = live(page, site, name)
    says = element.locator(".explore-says")
    said = says.inner_text()
    for control in controls(page, element):
        page.keyboard.press(KEYS.get(control.evaluate("control => control.type"), "Enter"))
        if says.inner_text() != said:
            break
    assert says.inner_text() != said
    assert says.get_attribute("role") == "status"


PLAYERS = [
    name for name in EXPLORABLES if name in ("train-inference", "lstm-cell", "q-learning-grid")
]


@pytest.mark.parametrize("name", PLAYERS)
def test_where_less_motion_is_asked_for_nothing_moves_until_one_plays(
    page: Page, site: Site, name: str
) -> None:
    page.clock.install()
    element = live(page, site, name)
    before = seen(element)
    page.clock.run_for(MANY_STEPS)
    assert seen(element) == before
    play = element.locator(".explore-play")
    expect(play).to_have_text("Play")
    play.focus()
    page.keyboard.press("Enter")
    expect(play).to_have_text("Pause")
    page.clock.run_for(MANY_STEPS)
    assert seen(element) != before


@pytest.mark.parametrize("name", PLAYERS)
def test_elsewhere_it_plays_in_sight_until_one_pauses(new_page, site: Site, name: str) -> None:
    page = new_page(reduced_motion="no-preference")
    page.clock.install()
    element = live(page, site, name)
    before = seen(element)
    play = element.locator(".explore-play")
    expect(play).to_have_text("Pause")
    for _ in range(10):  # it plays from when the browser has told it that it is in sight
        page.clock.run_for(3_000)
        if seen(element) != before:
            break
    assert seen(element) != before
    play.focus()
    page.keyboard.press("Enter")
    expect(play).to_have_text("Play")
    before = seen(element)
    page.clock.run_for(MANY_STEPS)
    assert seen(element) == before


@each
def test_what_has_no_player_does_not_move(new_page, site: Site, name: str) -> None:
    page = new_page(reduced_motion="no-preference")
    element = live(page, site, name)
    assert (element.locator(".explore-play").count() > 0) == (name in PLAYERS)
    assert element.evaluate("element => element.getAnimations({ subtree: true }).length") == 0


TOO_WIDE = """element => [...element.querySelectorAll("svg text")].filter(text => {
    const [inside, around] = [text, text.ownerSVGElement].map(one => one.getBoundingClientRect());
    return inside.left < around.left - 6 || inside.right > around.right + 6;
}).map(text => text.textContent)"""
"""Words of a drawing that stand out of it by more than a few pixels."""


@each
def test_it_fits_a_phone(phone: Page, site: Site, name: str) -> None:
    element = live(phone, site, name)
    assert phone.evaluate("() => document.documentElement.scrollWidth") <= 360
    assert element.evaluate("element => element.scrollWidth <= element.clientWidth")
    assert element.evaluate(TOO_WIDE) == []
    inside = "a, button, select, input:not([type=radio]), label:has([type=radio])"
    for control in element.locator(inside).all():
        if control.is_visible():
            box = control.bounding_box()
            assert box is not None
            sizes = (box["width"], box["height"])
            # A checkbox is pressed by its words as well.
            if control.get_attribute("type") != "checkbox":
                assert min(sizes) >= 24, (control.evaluate("one => one.outerHTML"), sizes)
    for label in element.locator(".explore-toggle").all():
        box = label.bounding_box()
        assert box is None or box["height"] >= 24


@each
def test_without_scripts_the_figure_stands_there(
    without_scripts: Page, site: Site, name: str
) -> None:
    asked = place(site, name)
    page = without_scripts
    page.goto(f"{built(asked['page'], '').removesuffix('#')}#{asked['slug']}")
    page.locator(f"#{asked['slug']} ~ details.answer").first.locator("> summary").click()
    element = page.locator(f'guide-explore[data-name="{name}"]').first
    image = element.locator("img").first
    image.scroll_into_view_if_needed()
    expect(image).to_be_visible()
    assert image.get_attribute("alt")
    expect(element.get_by_role("group")).to_have_count(0)


def test_a_closed_answer_loads_nothing(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(built(place(site, "gradient-depth")["page"], "").removesuffix("#"))
    page.locator("h2#vanishing-gradient").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert any("js/guide." in url for url in asked)
    assert not [url for url in asked if "js/explore-" in url]


def test_where_its_script_does_not_come_the_figure_stays(page: Page, site: Site, watch) -> None:
    page.route("**/explore-*.js", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        element = opened(page, site, "gradient-depth")
    expect(element.locator("img").first).to_be_visible()
    expect(element.get_by_role("group")).to_have_count(0)
    assert watch.faults
    assert all("ERR_FAILED" in fault for fault in watch.faults)
    watch.faults.clear()


@each
def test_it_is_light(site: Site, name: str) -> None:
    files = script(site.folder, f"explore-{name}"), ROOT / "docs/assets/css/guide/explore.css"
    parts = [gzip.compress(file.read_bytes(), 9) for file in files]
    assert sum(map(len, parts)) <= LIMIT


def test_its_keys_are_its_own_in_practice(page: Page, site: Site) -> None:
    page.goto("practice/")
    page.get_by_label("Section").select_option("Neural Networks")
    page.get_by_role("button", name="All, mixed").click()
    title = page.locator(".card h2")
    while True:
        expect(title).to_be_focused()
        page.keyboard.press("Space")
        summary = page.locator("summary", has_text="In depth")
        expect(summary).to_be_visible()
        summary.click()
        element = page.locator("guide-explore").first
        if element.count():
            break
        shown = title.inner_text()
        page.keyboard.press("3")
        expect(title).not_to_have_text(shown)
    element.scroll_into_view_if_needed()
    expect(element.get_by_role("group").first).to_be_visible()
    shown = title.inner_text()
    for _ in controls(page, element):
        for key in ("ArrowRight", "Space", "Enter"):
            page.keyboard.press(key)
    assert title.inner_text() == shown
    expect(page.locator(".card .grades button")).to_have_count(4)
