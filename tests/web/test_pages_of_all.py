"""The pages made from all questions together: the Friday sheet, the map, what was checked."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from web.reader import QUESTION, SAID, answer, is_open, one_engine

LAST_CHECKED = re.compile(r"last checked in 20\d\d-\d\d, on Python 3\.\d+")

PAGES = ["friday/", "map/", "checked/", "terms/"]
CHOSEN = "boxes => boxes.map(box => box.dataset.slug)"


def test_the_friday_sheet_shows_every_answer(page, site):
    page.goto("friday/")
    expect(page.locator(".sheet h3")).to_have_count(len(site.questions))
    expect(page.locator(".sheet")).to_contain_text(SAID)
    expect(page.locator(".sheet details")).to_have_count(0)


@one_engine
def test_the_friday_sheet_has_two_columns_on_paper(page):
    page.goto("friday/")
    columns = "element => getComputedStyle(element).columnCount"
    assert page.locator(".sheet").evaluate(columns) == "auto"
    page.emulate_media(media="print")
    assert page.locator(".sheet").evaluate(columns) == "2"


def test_the_friday_sheet_leads_to_the_whole_answer(page):
    page.goto("friday/")
    heading = page.locator(f"#{QUESTION}--friday")
    heading.get_by_role("link").first.click()
    page.wait_for_url(f"**/neural-networks/#{QUESTION}")
    assert not is_open(answer(page))


def test_the_map_draws_and_lists_every_question(page, site):
    page.goto("map/")
    slugs = [asked["slug"] for asked in site.questions]
    drawn = page.locator("guide-map a").evaluate_all(CHOSEN)
    assert sorted(drawn) == sorted(slugs)
    numbers = page.locator("main h2 + ul > li > a:first-child").all_text_contents()
    assert sorted(int(text.split(".")[0]) for text in numbers) == [
        asked["number"] for asked in site.questions
    ]


def test_a_box_of_the_map_leads_to_its_question(page):
    page.goto("map/")
    page.locator(f"guide-map a[data-slug={QUESTION}] rect").click()
    page.wait_for_url(re.compile(f"/neural-networks/#{QUESTION}$"))
    expect(page.locator(f"#{QUESTION}")).to_be_in_viewport()


@one_engine
def test_the_map_shows_what_a_question_builds_on(page):
    page.goto("map/")
    expect(page.locator(".here")).to_have_text(
        "Point at a question to see what it builds on.", use_inner_text=True
    )
    page.locator(f"guide-map a[data-slug={QUESTION}] rect").hover()
    chosen = page.locator("guide-map a[data-on]").evaluate_all(CHOSEN)
    assert {QUESTION, "backpropagation", "neural-network", "lstm"} <= set(chosen)
    assert "tensorflow-hub" not in chosen
    page.locator("h1").hover()
    expect(page.locator("guide-map[data-chosen]")).to_have_count(0)


@one_engine
def test_a_fingers_first_tap_on_the_map_shows_and_the_second_follows(phone):
    phone.goto("map/")
    said = phone.locator(".here")
    expect(said).to_contain_text("Tap a question", use_inner_text=True)
    expect(said).to_contain_text("goes on to the right", use_inner_text=True)
    box = phone.locator("guide-map a[data-slug=backpropagation] rect")
    box.tap()
    expect(said.get_by_role("link")).to_contain_text("What is backpropagation?")
    chosen = phone.locator("guide-map a[data-on]").evaluate_all(CHOSEN)
    assert {"backpropagation", "neural-network", QUESTION} <= set(chosen)
    assert phone.url.endswith("/map/")
    box.tap()
    phone.wait_for_url(re.compile("/neural-networks/#backpropagation$"))


@one_engine
def test_names_on_the_map_have_room_and_can_be_read_on_a_phone(phone):
    phone.goto("map/")
    names = phone.locator("guide-map a").evaluate_all(
        "boxes => boxes.map(box => [box.textContent,"
        " ...['text', 'rect'].map(part => box.querySelector(part).getBBox())"
        ".flatMap(({x, width}) => [x, x + width])])"
    )
    for name, begins, ends, left, right in names:
        assert left < begins, name
        assert ends < right - 2, name
    svg = phone.locator("guide-map svg")
    scale = svg.evaluate("svg => svg.getScreenCTM().a")
    assert scale * svg.evaluate("svg => parseFloat(getComputedStyle(svg).fontSize)") >= 12


@one_engine
@pytest.mark.parametrize("place", PAGES)
def test_they_fit_on_a_phone(phone, place):
    phone.goto(place)
    assert phone.evaluate("() => document.scrollingElement.scrollWidth <= innerWidth")


@one_engine
@pytest.mark.parametrize("place", PAGES)
def test_search_does_not_find_them(site, place):
    index = (site.folder / "search/search_index.json").read_text(encoding="utf-8")
    assert f'"location": "{place}' not in index
    assert '"location": "neural-networks/' in index


def test_a_term_is_defined_and_leads_to_its_questions(page):
    page.goto("terms/")
    page.locator(".letters").get_by_role("link", name="M", exact=True).click()
    expect(page.locator("#terms--m")).to_be_in_viewport()
    term = page.locator(".term").filter(has_text="mode collapse")
    expect(term).to_contain_text("covers only part of the data's variety")
    term.get_by_role("link").first.click()
    page.wait_for_url("**/advanced-topics/#gan")


@one_engine
def test_a_topic_lists_its_questions(page):
    page.goto("terms/#topic--attention")
    expect(page.locator("#topic--attention + ul")).to_contain_text("FlashAttention")


@one_engine
def test_what_was_checked_names_versions_and_agreement(page):
    page.goto("checked/")
    for name in ("keras", "tensorflow-cpu", "torch"):
        expect(page.get_by_role("cell", name=name, exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="What is backpropagation?").first).to_be_visible()


@one_engine
def test_an_answer_says_what_its_tabs_have_in_common(page):
    page.goto(f"neural-networks/?open={QUESTION}")
    expect(answer(page).locator(".checked")).to_contain_text(
        re.compile(r"Checked on Keras .+, 20\d\d-\d\d\..+ same numbers in all tabs")
    )


def test_a_page_of_questions_says_at_its_end_when_its_code_was_last_checked(without_scripts, site):
    without_scripts.goto(site.sections[0])
    leads_to_what_was_checked(without_scripts)


@one_engine
def test_so_does_the_page_of_a_notebook(without_scripts):
    without_scripts.goto("notebooks/q-learning/")
    leads_to_what_was_checked(without_scripts)


def test_so_does_a_notebook_that_is_downloaded(site):
    """It is all that there is where the engine makes no page of it."""
    (path,) = (site.folder / "notebooks").rglob("q-learning.ipynb")
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert LAST_CHECKED.search("".join(notebook["cells"][-1]["source"]))


def leads_to_what_was_checked(page):
    line = page.locator("article > .checked")
    expect(line).to_be_visible()
    expect(line).to_contain_text(LAST_CHECKED)
    line.get_by_role("link").click()
    expect(page.get_by_role("heading", name="What we checked")).to_be_visible()
