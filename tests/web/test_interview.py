"""The way to an interview: a date, minutes a day, and what they lead to; and reading along it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from web.reader import one_engine

pytestmark = one_engine
BEGINS = 4
"""The hour at which a study day begins, see docs/assets/js/practice/days.js."""
LONG = 20_000
"""Milliseconds in which the plan is made, on a busy machine."""


def study_day():
    """Today; whoever practises at night is still in the day before."""
    return (datetime.now() - timedelta(hours=BEGINS)).date()


@pytest.fixture
def interview(page):
    """Opens practice, says when the interview is, and shows what today is for."""

    def say(days, minutes=20):
        page.goto("practice/")
        page.get_by_label("Minutes a day").fill(str(minutes))
        page.get_by_label("Minutes a day").press("Tab")
        page.get_by_label("Interview on").fill(f"{study_day() + timedelta(days)}")
        page.get_by_label("Interview on").press("Tab")
        return page.locator(".today")

    return say


def test_the_days_to_the_interview_are_planned(interview, page):
    today = interview(14)
    expect(today.get_by_role("heading")).to_have_text("Today: 14 days to the interview")
    expect(today).to_contain_text("4 new questions, 0 reviews", timeout=LONG)
    known = re.search(r"you will know (\d+) %", today.inner_text())
    assert known, today.inner_text()
    assert 30 < int(known[1]) < 60
    expect(today).to_contain_text("The time is too short for all")
    expect(today).to_contain_text("about 38 minutes a day")

    today.get_by_role("button", name="Practise now").click()
    first = page.locator(".card h2").inner_text()
    page.keyboard.press("Space")
    expect(page.locator(".grades button")).to_have_count(4)
    page.keyboard.press("1")
    expect(page.locator(".card h2")).not_to_have_text(first)
    page.keyboard.press("Escape")
    expect(today).to_contain_text("with nothing more, 1 %", timeout=LONG)
    expect(today).to_contain_text("about 35 minutes a day")


def test_with_time_enough_nothing_is_called_too_short(interview):
    today = interview(30, 60)
    expect(today).to_contain_text("you will know", timeout=LONG)
    expect(today).not_to_contain_text("too short")


def test_an_interview_far_away_or_over_changes_nothing_today(interview, page):
    expect(interview(200)).to_contain_text("5 new questions")
    expect(interview(-3)).to_contain_text("5 new questions")
    expect(page.locator(".dates")).to_contain_text("Is there another one?")


def test_reading_with_everything_closed(page):
    page.goto("practice/")
    page.get_by_label("Section").select_option("PyTorch")
    page.get_by_role("button", name="Browse").click()
    expect(page.locator(".browse h2")).to_be_focused()
    questions = page.locator(".browse > details")
    expect(questions).to_have_count(10)
    expect(page.locator(".browse details[open]")).to_have_count(0)
    questions.first.locator("> summary").press("Enter")
    parts = questions.first.locator("details.more > summary")
    expect(parts.first).to_have_text("In depth")
    expect(parts.first).to_have_attribute("aria-label", re.compile(r"^In depth, question \d+$"))
    expect(questions.first.locator("details.more[open]")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".today")).to_be_visible()


def test_a_backup_is_asked_for_and_made(page):
    page.goto("practice/")
    expect(page.locator(".today")).to_be_visible()
    expect(page.locator(".reminder")).to_have_count(0)
    rows = ",\n".join(
        f'{{"id":"answer-{n:04}","at":{1795500000000 + n},"day":20780,"kind":"review",'
        f'"slug":"gan","grade":3,"sure":null,"points":[],"of":5,"seconds":9}}'
        for n in range(100)
    )
    head = '{"format":"hidden-layers-progress","version":1,"count":100,"events":['
    page.set_input_files(
        "input[type=file]",
        {
            "name": "progress.json",
            "mimeType": "application/json",
            "buffer": f"{head}{rows}]}}".encode(),
        },
    )
    reminder = page.locator(".reminder")
    expect(reminder).to_contain_text("100 answers of yours are in no backup")
    with page.expect_download() as download:
        reminder.get_by_role("button", name="Export").click()
    assert download.value.path().read_text(encoding="utf-8").count('"review"') == 100
    expect(reminder).to_have_count(0)
