"""The first page: true figures, a question for every day, and where the reader stands."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

from playwright.sync_api import expect

from web.reader import SHIFTS, arrive, one_engine
from web.test_practice import begin, grade

CHECKED = json.loads(Path("content/checked.json").read_text(encoding="utf-8"))
ON_A_DAY = """day => {
    const Real = Date;
    globalThis.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(day); }
    };
}"""


def on_a_day(new_page, day):
    page = new_page()
    page.add_init_script(f"({ON_A_DAY})({day!r})")
    page.goto("")
    return page


def test_it_says_what_is_so(page, site):
    page.goto("")
    expect(page.locator(".claim")).to_contain_text(f"{len(site.questions)} questions")
    expected = []
    for section, asked in groupby(site.questions, key=lambda question: question["section"]):
        numbers = [question["number"] for question in asked]
        expected.append([section, f"Questions {numbers[0]} to {numbers[-1]}", len(numbers)])
    cards = page.locator(".layer").evaluate_all(
        "cards => cards.map(card => [card.querySelector('a').textContent,"
        " card.querySelector('.range').textContent, card.querySelectorAll('i').length])"
    )
    assert cards == expected


@one_engine
def test_its_figures_are_those_of_the_last_check(page, site):
    page.goto("")
    facts = page.locator(".facts")
    expect(facts.locator("li").first).to_contain_text(str(CHECKED["programs"]))
    for name, label in (("keras", "Keras"), ("torch", "PyTorch")):
        expect(facts).to_contain_text(f"{label} {CHECKED['versions'][name]}")
    notebooks = len(list((site.folder / "notebooks").glob("*/index.html")))
    expect(page.locator("main")).to_contain_text(f"{notebooks} longer experiments")


@one_engine
def test_one_screen_of_a_laptop_says_it_all(page):
    page.goto("")
    expect(page.get_by_role("button", name="Search the questions")).to_be_in_viewport(ratio=1)
    expect(page.locator(".start").get_by_text("Practise now")).to_be_in_viewport(ratio=1)
    expect(page.locator(".day-card")).to_be_in_viewport(ratio=1)
    for part in (*page.locator(".layer").all(), *page.locator(".facts li").all()):
        expect(part).to_be_in_viewport(ratio=1)


@one_engine
def test_a_phones_first_screen_lets_one_start(phone):
    phone.goto("")
    for name in ("Search the questions", "Practise now"):
        expect(phone.locator(".start").get_by_text(name)).to_be_in_viewport(ratio=1)
    expect(phone.locator(".day-card")).to_be_in_viewport(ratio=1)
    proof = phone.locator(".proof")
    expect(proof).to_be_in_viewport(ratio=1)
    expect(proof).to_contain_text(f"{CHECKED['programs']} programs run")
    expect(phone.locator(".layer").first).to_be_in_viewport(ratio=0.5)


@one_engine
def test_the_field_opens_the_search_and_the_button_leads_to_practice(page):
    page.goto("")
    page.get_by_role("button", name="Search the questions").click()
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Practise now").click()
    page.wait_for_url("**/practice/")


def test_another_day_has_another_question_whose_answer_is_hidden(new_page, site):
    asked = set()
    for day in ("2026-11-28T09:00", "2026-11-29T09:00", "2026-11-30T09:00"):
        page = on_a_day(new_page, day)
        link = page.locator(".day-card .asks a")
        expect(link).not_to_have_text("What is a neural network?")
        expect(page.locator(".said")).to_be_hidden()
        asked.add(link.inner_text())
    assert len(asked) == 3


@one_engine
def test_its_answer_is_loaded_when_it_is_opened(new_page, site):
    page = on_a_day(new_page, "2026-11-28T09:00")
    loaded = []
    page.on("request", lambda asks: asks.url.endswith("question.html") and loaded.append(asks.url))
    title = page.locator(".day-card .asks a").inner_text()
    slug = next(asked["slug"] for asked in site.questions if asked["title"] == title)
    assert loaded == []
    shows = page.get_by_text("Show the short answer")
    expect(shows).to_have_attribute("aria-label", f"Show the short answer: {title}")
    shows.click()
    said = page.locator(".said")
    expect(said).to_contain_text(re.compile(".{100}"))
    assert loaded == [f"{site.address}q/{slug}/question.html"]
    page.locator(".day-card .asks a").click()
    page.wait_for_url(f"**#{slug}")
    expect(page.locator(f"[id='{slug}--answer'] + p")).to_have_count(1)


def test_without_scripts_the_first_question_is_asked(without_scripts):
    without_scripts.goto("")
    card = without_scripts.locator(".day-card")
    expect(card.locator(".asks")).to_have_text("What is a neural network?")
    expect(card.locator(".said")).to_be_hidden()
    shows = card.get_by_text("Show the short answer")
    first = "Show the short answer: What is a neural network?"
    expect(shows).to_have_attribute("aria-label", first)
    shows.click()
    expect(card.locator(".said")).to_contain_text("adjustable numbers")


@one_engine
def test_practice_is_not_loaded_before_one_practises(page):
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    arrive(page, "")
    assert [url for url in loaded if "assets/js/home." in url]
    assert not [url for url in loaded if "/js/practice." in url or url.endswith("questions.json")]


@one_engine
def test_progress_is_shown_and_nothing_moves_for_it(page):
    begin(page)
    grade(page)
    page.add_init_script(f"({SHIFTS})()")
    page.goto("")
    expect(page.locator(".layer i[data-standing=known]")).to_have_count(1)
    expect(page.locator(".range", has_text="1 of ")).to_have_count(1)
    assert page.evaluate("shifted") <= 0.02


@one_engine
def test_what_is_due_is_said(page):
    begin(page)
    grade(page)
    page.clock.set_fixed_time(datetime.now() + timedelta(days=90))
    page.goto("")
    expect(page.locator(".start .today")).to_have_text("One review is due.")
    expect(page.locator(".layer i[data-standing=due]")).to_have_count(1)
