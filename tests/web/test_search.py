"""Search: questions are found by their words, and a result leads to an open answer."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from guide.render.addresses import built
from web.reader import QUESTION, SAID, in_view

INDEX = {"mkdocs": ("search/search_index.json", "docs"), "zensical": ("search.json", "items")}


FOCUSED = """() => {
    let element = document.activeElement;
    while (element?.shadowRoot) element = element.shadowRoot.activeElement;
    return element?.matches("input");
}"""


def search(page: Page, words: str, *, from_key: bool = False) -> None:
    if from_key:
        page.keyboard.press("/")
    else:
        page.goto("")
        page.get_by_role("button", name="Search the questions").click()
    page.wait_for_function(FOCUSED)
    page.keyboard.type(words)


def results(page: Page) -> Locator:
    """The results that are questions."""
    return page.locator("a[href*='?open=']")


def leads_to_the_open_answer(page: Page) -> None:
    page.wait_for_url(f"**/neural-networks/**#{QUESTION}")
    expect(page.get_by_text(SAID)).to_be_visible()
    assert in_view(page.locator(f"#{QUESTION}"))


def test_a_result_by_mouse(page):
    search(page, "vanishing")
    found = results(page).first
    expect(found).to_contain_text("Explain the vanishing gradient problem.")
    found.click()
    leads_to_the_open_answer(page)


def test_a_result_by_keyboard(page):
    search(page, "vanishing")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("Enter")
    leads_to_the_open_answer(page)


def test_the_key_of_the_theme_opens_it_as_well(page):
    page.goto("keras/")
    search(page, "vanishing", from_key=True)
    results(page).first.click()
    leads_to_the_open_answer(page)


def test_a_result_on_the_page_that_is_shown(page):
    page.goto("neural-networks/")
    search(page, "vanishing", from_key=True)
    results(page).first.click()
    leads_to_the_open_answer(page)


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("state_dict", "pytorch-save-load"),
        ("zero_grad", "pytorch-training-loop"),
        ("(RNN)", "feedforward-vs-recurrent"),
        ("BN", "batch-normalization"),
        ("tf.function", "tf-function"),
    ],
)
def test_names_abbreviations_and_signs_find_their_question(page, words, slug):
    search(page, words)
    expect(page.locator(f"a[href*='?open={slug}']").first).to_be_visible()


def test_what_only_an_answer_says_is_not_found(page):
    search(page, "Jacobian per layer")
    page.wait_for_timeout(1500)  # nothing is to come, so there is nothing to wait for
    assert not re.search(r"Backpropagation multiplies", page.locator("body").inner_text())


def test_the_index_holds_questions_and_their_other_names_only(site):
    name, entries = INDEX[site.engine]
    index = json.loads((site.folder / name).read_text(encoding="utf-8"))
    found = {entry["location"]: entry for entry in index[entries]}
    for asked in site.questions:
        page = built(asked["page"], "").removesuffix("#")
        entry = found[f"{page}?open={asked['slug']}"]
        assert entry["title"].startswith(f"{asked['number']}. ")
        text = re.sub(r"<[^>]+>", "", entry["text"]).strip()
        assert text == ", ".join(asked["aliases"])


def test_without_scripts_the_way_leads_to_the_sections(without_scripts):
    without_scripts.goto("")
    without_scripts.get_by_role("link", name="Choose a section").click()
    expect(without_scripts.locator(".sections")).to_be_in_viewport()
