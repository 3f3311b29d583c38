"""What a screen reader is given: the accessibility tree, compared with what we want to be said.

The expectations in expected/*.yml are written to be read: one line for each thing that is
announced, its role first. They hold what must be there, in this order; a line that begins with
"- /children: equal" says that nothing else is.
"""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from web.reader import QUESTION, answer, button, one_engine

EXPECTED = Path(__file__).parent / "expected"


def says(element: Locator, name: str) -> None:
    expect(element).to_match_aria_snapshot((EXPECTED / f"{name}.yml").read_text(encoding="utf-8"))


def test_a_question_that_is_closed(page: Page) -> None:
    page.goto("neural-networks/")
    says(page.get_by_role("article"), "question-closed")
    # The tree of the tests calls the button of a group by the text that is shown.
    name = "Answer to question 5: Explain the vanishing gradient problem."
    assert button(page).get_attribute("aria-label") == name


def test_a_question_that_is_open(page: Page) -> None:
    page.goto(f"neural-networks/?open={QUESTION}")
    expect(answer(page).get_by_role("tablist")).to_have_count(1)
    expect(answer(page).get_by_role("group", name="Your grade")).to_be_visible()
    says(answer(page), "question-open")


def test_no_sign_is_read_that_is_no_word(page: Page) -> None:
    page.goto(f"neural-networks/?open={QUESTION}")
    expect(answer(page).get_by_role("tab").first).to_be_visible()
    expect(answer(page).get_by_role("group", name="Your grade")).to_be_visible()
    tree = page.locator("body").aria_snapshot()
    names = re.findall(r'- (?:link|button|heading|tab|radio|checkbox|group) "([^"]*)"', tree)
    assert len(names) > 50
    assert [name for name in names if re.search(r"[¶↓☰×]", name)] == []
    assert not re.search(r"- (?:link|button|tab)(?::|$)", tree, re.MULTILINE), "one has no name"


@one_engine
def test_a_card_that_asks(page: Page) -> None:
    page.goto("practice/")
    page.get_by_label("Section").select_option("Neural Networks")
    page.get_by_role("button", name="New", exact=True).click()
    says(page.get_by_role("article").locator("article"), "card-asked")


@one_engine
def test_a_card_that_answers(page: Page) -> None:
    page.goto("practice/")
    page.get_by_label("Section").select_option("Neural Networks")
    page.get_by_role("button", name="New", exact=True).click()
    page.keyboard.press("Space")
    expect(page.locator(".card .grades button")).to_have_count(4)
    says(page.get_by_role("article").locator("article"), "card-revealed")


@one_engine
def test_the_search_box_with_results(page: Page) -> None:
    page.goto("keras/")
    page.keyboard.press("/")
    page.keyboard.insert_text("vanishing gradient")
    expect(page.get_by_role("search").get_by_role("status")).to_contain_text("best")
    page.keyboard.press("ArrowDown")
    says(page.get_by_role("search"), "search-results")
    active = page.get_by_role("combobox", name="Search").get_attribute("aria-activedescendant")
    chosen = page.get_by_role("listbox", name="Questions").get_by_role("option", selected=True)
    expect(chosen).to_have_id(active or "")


@one_engine
def test_the_search_box_where_nothing_is_found(page: Page) -> None:
    page.goto("keras/")
    page.keyboard.press("/")
    page.keyboard.insert_text("xqzvw")
    says(page.get_by_role("search"), "search-none")
