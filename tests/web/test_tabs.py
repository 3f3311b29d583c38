"""Frameworks: their order, and that the reader's choice is kept."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from web.conftest import until
from web.reader import FRAME, QUESTION, answer, button, one_engine

ORDER = ["Keras", "TensorFlow", "PyTorch", "NumPy", "JAX"]

LABELS = """() => [...document.querySelectorAll(".tabbed-set")].map(
    set => [...set.querySelectorAll(":scope > .tabbed-labels > label")].map(
        label => label.textContent.trim()
    )
)"""
# Sets in closed answers follow once the browser has drawn those that are seen.
SHOWN = (
    "async () => {"
    + FRAME
    + """
    await frame();
    return [...document.querySelectorAll(".tabbed-set")].map(
        set => set.querySelectorAll(":scope > .tabbed-labels > label")[
            [...set.querySelectorAll(":scope > input")].findIndex(input => input.checked)
        ].textContent.trim()
    );
}"""
)


def until_all_show(page: Page, framework: str) -> None:
    """Waits for all sets of tabs: each shows its program in a frame of its own."""
    same = "all.length && all.every(one => one === framework)"
    until(page, f"framework => ({SHOWN})().then(all => {same})", framework)


def test_order_and_labels(page, site):
    found = []
    for section in site.sections:
        page.goto(section)
        found += page.evaluate(LABELS)
    assert found
    for labels in found:
        assert len(labels) >= 2  # one program needs no bar
        assert labels == [name for name in ORDER if name in labels]
    assert ORDER[:3] in found


ALONE = """() => [...document.querySelectorAll(".highlight:has(> .filename):not(.output)")].filter(
    program => !program.closest(".tabbed-set")
).length"""


@one_engine
def test_a_program_of_one_framework_has_no_bar(page, site):
    alone = 0
    for section in site.sections:
        page.goto(section)
        alone += page.evaluate(ALONE)
        sizes = page.locator(".tabbed-set").evaluate_all(
            "sets => sets.map(set => set.querySelectorAll(':scope > input').length)"
        )
        assert min(sizes) >= 2
    assert alone > 0


def test_a_choice_holds_on_the_page_on_others_and_after_a_reload(page):
    page.goto("neural-networks/")
    page.get_by_role("button", name="Open all answers").click()
    answer(page).get_by_role("tab", name="PyTorch").first.click()
    expect(answer(page).get_by_text("vanishing_gradient_pytorch.py", exact=True)).to_be_visible()
    expect(answer(page).get_by_text("vanishing_gradient_keras.py", exact=True)).to_be_hidden()
    until_all_show(page, "PyTorch")
    stored = page.evaluate("localStorage.getItem('guide.frameworks')")
    assert json.loads(stored) == ["PyTorch"]
    page.goto("advanced-topics/")
    until_all_show(page, "PyTorch")
    page.reload()
    until_all_show(page, "PyTorch")


def test_without_scripts_tabs_switch(without_scripts):
    page = without_scripts
    page.goto("neural-networks/")
    button(page).click()
    keras = page.get_by_text("vanishing_gradient_keras.py", exact=True)
    torch = page.get_by_text("vanishing_gradient_pytorch.py", exact=True)
    expect(keras).to_be_visible()
    expect(torch).to_be_hidden()
    answer(page, QUESTION).locator(".tabbed-labels").first.get_by_text("PyTorch").click()
    expect(torch).to_be_visible()
    expect(keras).to_be_hidden()


def test_a_choice_holds_in_closed_answers_and_moves_nothing(page):
    page.goto("neural-networks/?open=dropout")
    bar = answer(page, "dropout").get_by_role("tablist", name="Framework").first
    bar.evaluate("element => element.scrollIntoView({block: 'center'})")
    before = bar.bounding_box()
    bar.get_by_role("tab", name="TensorFlow").click()
    assert bar.bounding_box() == before
    button(page).click()
    shown = answer(page).get_by_text("vanishing_gradient_tensorflow.py", exact=True)
    expect(shown).to_be_visible()


@one_engine
def test_of_two_choices_within_a_frame_the_last_holds(page):
    page.goto(f"neural-networks/?open={QUESTION}")
    tabs = answer(page).get_by_role("tablist", name="Framework").first.get_by_role("tab")
    expect(tabs).to_have_text(ORDER[:3])
    tabs.first.evaluate("""() => {
        const [, tensorflow, pytorch] = document.querySelectorAll("details[open] [role=tab]");
        pytorch.click();
        tensorflow.click();
    }""")
    until_all_show(page, "TensorFlow")


@one_engine
@pytest.mark.parametrize("stored", ["{", "7", '{"a": 1}', "null"])
def test_strange_storage_is_as_good_as_none(page, stored):
    page.add_init_script(f"localStorage.setItem('guide.frameworks', {json.dumps(stored)})")
    page.goto("keras/")
    until_all_show(page, "Keras")


def test_tabs_by_keyboard(page):
    page.goto(f"neural-networks/?open={QUESTION}")
    tabs = answer(page).get_by_role("tablist", name="Framework").first.get_by_role("tab")
    expect(tabs).to_have_text(ORDER[:3])
    tabs.first.focus()
    for key, place in (("ArrowRight", 1), ("End", 2), ("ArrowRight", 0), ("ArrowLeft", 2)):
        page.keyboard.press(key)
        expect(tabs.nth(place)).to_be_focused()
        expect(tabs.nth(place)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("vanishing_gradient_tensorflow.py", exact=True)).to_be_visible()
    until_all_show(page, "TensorFlow")
    # One stop for the whole bar: what comes next is in the panel, and the way back is the tab.
    page.keyboard.press("Tab")
    copy = page.get_by_role("button", name="Copy vanishing_gradient_tensorflow.py", exact=True)
    expect(copy).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(tabs.nth(1)).to_be_focused()


CONNECTED = """set => {
    const tabs = [...set.querySelectorAll("[role=tab]")];
    const panels = tabs.map(tab => document.getElementById(tab.getAttribute("aria-controls")));
    return tabs.map((tab, at) => [
        panels[at].getAttribute("role"),
        panels[at].getAttribute("aria-labelledby") === tab.id,
        panels[at].checkVisibility() === (tab.getAttribute("aria-selected") === "true"),
        tab.tabIndex === (tab.getAttribute("aria-selected") === "true" ? 0 : -1),
    ]);
}"""


def test_each_tab_names_its_panel(page):
    page.goto(f"neural-networks/?open={QUESTION}")
    page.get_by_role("button", name="Open all answers").click()
    sets = page.locator(".tabbed-set:has([role=tab])")
    expect(sets).to_have_count(page.locator("details.answer .tabbed-set").count())
    for found in sets.all():
        assert all(each == ["tabpanel", True, True, True] for each in found.evaluate(CONNECTED))


def test_without_scripts_the_radio_buttons_switch_by_keyboard_and_show_the_focus(without_scripts):
    page = without_scripts
    page.goto("neural-networks/")
    button(page).click()
    bar = answer(page, QUESTION).locator(".tabbed-set").first
    bar.locator("> input").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("vanishing_gradient_tensorflow.py", exact=True)).to_be_visible()
    label = bar.locator("> .tabbed-labels > label").nth(1)
    assert label.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"


@one_engine
def test_five_frameworks_stand_in_one_row_that_scrolls(page):
    page.set_viewport_size({"width": 320, "height": 740})
    page.goto("neural-networks/?open=backpropagation")
    bar = answer(page, "backpropagation").get_by_role("tablist").first
    tabs = bar.get_by_role("tab")
    expect(tabs).to_have_text(ORDER)
    assert len({tab.bounding_box()["y"] for tab in tabs.all()}) == 1
    box = bar.bounding_box()
    assert box["x"] + box["width"] <= 320
    tabs.first.focus()
    page.keyboard.press("End")
    expect(tabs.last).to_be_focused()
    expect(tabs.last).to_be_in_viewport(ratio=0.98)  # half a pixel is no pixel
