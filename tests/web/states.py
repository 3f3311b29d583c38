"""What a reader comes to, by what he does there."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

TEN = datetime(2026, 11, 27, 10, tzinfo=UTC)


def open_details(page: Page) -> None:
    """Opens all that can be opened."""
    page.evaluate(
        "() => { for (const one of document.querySelectorAll('details')) one.open = true }"
    )


def day_answer(page: Page) -> None:
    """The short answer of the day's question, on the first page."""
    page.get_by_text("Show the short answer").click()
    expect(page.locator(".said p").first).to_be_visible()


def sheet(page: Page) -> None:
    """The list of a topic's questions, above the bar of small screens."""
    page.locator(".reading-bar .where").click()
    expect(page.locator(".sheet-of-questions a").first).to_be_focused()


def topic_keys(page: Page) -> None:
    """What the keys of a topic's page do."""
    expect(page.locator(".reading-bar")).to_be_attached()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


def topic_with_progress(page: Page) -> None:
    """A topic of one who has practised: the lists say where he stands."""
    path = page.url
    page.goto("practice/")
    progress(page)
    page.goto(path)
    expect(page.locator("nav a[data-standing]").first).to_be_attached()


def asked(page: Page) -> None:
    page.get_by_role("button", name="Practise now").click()
    expect(page.locator(".card h2")).to_be_focused()


def revealed_closed(page: Page) -> None:
    """An answer to a card, as it comes."""
    asked(page)
    page.keyboard.press("Space")
    expect(page.locator(".card .grades button")).to_have_count(4)


def revealed(page: Page) -> None:
    """The same with all that can be opened."""
    revealed_closed(page)
    open_details(page)
    expect(page.locator(".card .copy").first).to_be_attached()


def session_report(page: Page) -> None:
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
    open_details(page)
    expect(page.locator(".browse .copy").first).to_be_attached()


def mock_interview(page: Page) -> None:
    page.get_by_role("button", name="Begin").click()
    page.keyboard.press("2")
    expect(page.locator(".card .grades button")).to_have_count(4)


def mock_asked(page: Page) -> None:
    """The first question of a mock interview, after a minute; the clock is ours and stands."""
    page.clock.install(time=TEN - timedelta(hours=1))
    page.goto("practice/")
    page.get_by_label("Section").select_option("PyTorch")
    page.get_by_label("Length").select_option("15")
    page.clock.pause_at(TEN)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("timer")).to_contain_text("15:00 left")
    page.clock.run_for(61_000)


def mock_begun(page: Page) -> None:
    """A question of a mock interview, answered."""
    mock_asked(page)
    page.keyboard.press("2")
    expect(page.locator(".card .grades button")).to_have_count(4)


def mock_last(page: Page) -> None:
    """The time is over, and the question that stood there is answered."""
    expect(page.locator(".card-answer")).to_have_count(0)
    page.clock.run_for(15 * 60_000)
    expect(page.get_by_role("timer")).to_contain_text("Time is over")
    page.keyboard.press("Space")
    expect(page.locator(".card .grades button")).to_have_count(4)


def mock_report(page: Page) -> None:
    """The report of a mock interview in which two answers were given."""
    mock_begun(page)
    page.keyboard.press("3")
    mock_last(page)
    page.keyboard.press("1")
    expect(page.locator(".report")).to_contain_text("2 questions")
    page.clock.resume()


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


PRACTICE: dict[str, Callable[[Page], object]] = {
    "start": lambda page: expect(page.locator(".today")).to_be_visible(),
    "asked": asked,
    "revealed": revealed,
    "report": session_report,
    "browse": browsing,
    "interview": mock_interview,
    "interview-report": mock_report,
    "progress": progress,
    "keys": keys,
}
"""All that a reader comes to from the page of practice."""
