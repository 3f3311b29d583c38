"""The corpus, built as an author builds it, opened page by page: it is read and does nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import fromstring

import pytest
from playwright.sync_api import Browser, Page

from hostile import corpus
from hostile.conftest import Built
from hostile.listener import LOOK, Watch, faults, signs

TEXTS = """() => Object.fromEntries(
  [...document.querySelectorAll("article h2[id]")].map((heading) => {
    let text = heading.textContent;
    for (let next = heading.nextElementSibling; next && next.localName !== "h2";
        next = next.nextElementSibling)
      text += " " + next.textContent + " " + [...next.querySelectorAll("img")].map(
        (image) => image.alt).join(" ") + " " + [...next.querySelectorAll("annotation")].map(
        (tex) => tex.textContent).join(" ");
    return [heading.id, text];
  }))"""


@pytest.fixture(scope="session")
def watch(built: Built) -> Watch:
    return Watch(urlsplit(built.address).netloc)


@pytest.fixture
def page(browser: Browser, watch: Watch) -> Iterator[Page]:
    context = browser.new_context(service_workers="block", reduced_motion="reduce")
    made = context.new_page()
    watch.on(made)
    yield made
    context.close()


@pytest.fixture(scope="session")
def looks(built: Built, browser: Browser, watch: Watch) -> dict[str, dict[str, Any]]:
    """What is seen on every page, but those that only lead to another one."""
    context = browser.new_context(service_workers="block", reduced_motion="reduce")
    page = context.new_page()
    watch.on(page)
    found = {}
    for path in sorted(built.folder.rglob("*.html")):
        # A question by itself is cut from a page that is seen; practice shows it, below.
        leads = 'http-equiv="refresh"' in path.read_text(encoding="utf-8")
        if path.name != "question.html" and not leads:
            name = path.relative_to(built.folder).as_posix()
            page.goto(f"{built.address}{name}")
            found[name] = {**page.evaluate(LOOK), "texts": page.evaluate(TEXTS)}
            page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    context.close()
    return found


def squeezed(text: str) -> str:
    return re.sub(r"[\s\xa0]+", "", text)


TEX = {r"\lt": "<", r"\gt": ">"}


def is_in(entry: corpus.Entry, seen: str) -> bool:
    """Whether an input stands in a squeezed text: drawn, as TeX, or in its author's own signs."""
    for tex, sign in TEX.items():
        seen = seen.replace(tex, sign)
    texts = (entry.expected, entry.text)
    return any(squeezed(text.replace(r"\lt", "<").replace(r"\gt", ">")) in seen for text in texts)


def _strings(value: Any) -> str:
    if isinstance(value, dict | list):
        return " ".join(map(_strings, value.values() if isinstance(value, dict) else value))
    return str(value)


ELSEWHERE = {
    place.replace("-", " ")
    for place in (
        "section section-title section-summary guide guide-title alias asked-as term definition "
        "also change-title change-text parity-line notebook-title notebook-summary notebook-cell "
        "notebook-code notebook-output notebook-text notebook-alt"
    ).split()
}
"""Places that are not in a question's own part of a page."""


def test_no_page_does_what_an_input_says(looks: dict[str, dict[str, Any]], watch: Watch) -> None:
    found = {f"{name}: {fault}" for name, seen in looks.items() for fault in faults(seen)}
    assert not found, "\n".join(sorted(found))
    assert watch.faults == []


def test_every_input_can_be_read(built: Built, looks: dict[str, dict[str, Any]]) -> None:
    """So that the test above cannot hold because the inputs were lost on the way."""
    listed = json.loads((built.folder / "questions.json").read_text(encoding="utf-8"))
    slugs = {asked["number"]: asked["slug"] for asked in listed}
    texts = {slug: text for seen in looks.values() for slug, text in seen["texts"].items()}
    others = [seen["all"] for seen in looks.values()] + [_strings(listed)]
    feed = built.folder / "feed.xml"
    others += [unescape("".join(fromstring(feed.read_bytes()).itertext()))] if feed.exists() else []
    # An engine without pages for notebooks publishes them as they are.
    notebooks = (built.folder / "notebooks").glob("*.ipynb")
    others += [unescape(_strings(json.loads(path.read_text("utf-8")))) for path in notebooks]
    elsewhere = squeezed(" ".join(others))
    lost = []
    for number, entry in enumerate(built.entries, start=1):
        own = squeezed(texts[slugs[number]])
        if squeezed(entry.expected) not in (elsewhere if entry.place in ELSEWHERE else own):
            lost.append(f"{entry.name} @ {entry.place}: {own[:400]!r}")
    assert not lost, "\n".join(lost)


def test_practice_shows_inputs_and_does_nothing_they_say(
    built: Built, page: Page, watch: Watch
) -> None:
    page.goto(f"{built.address}practice/")
    page.get_by_role("button", name="Practise now", exact=True).click()
    for _ in range(5):
        title = page.locator(".card h2").inner_text()
        page.keyboard.press("Space")
        page.locator(".card .grades button").first.wait_for()
        assert signs(page, watch) == []
        page.keyboard.press("4")
        page.wait_for_function(
            "title => document.querySelector('.card h2')?.innerText !== title", arg=title
        )
    assert signs(page, watch) == []


def test_practice_can_open_every_question(built: Built, page: Page, watch: Watch) -> None:
    """All at once, by the script that a card is filled by."""
    page.goto(f"{built.address}practice/")
    page.get_by_role("button", name="Browse", exact=True).click()
    page.locator(".browse details").first.wait_for()
    assert page.evaluate(OPEN_ALL) == len(built.entries)
    page.wait_for_function(
        "count => document.querySelectorAll('.browse .source').length === count",
        arg=len(built.entries),
    )
    page.evaluate("document.querySelectorAll('.browse details').forEach((d) => { d.open = true; })")
    assert signs(page, watch) == []
    shown = squeezed(page.evaluate("document.querySelector('.browse').textContent"))
    for entry in built.entries:
        if entry.place in ("answer", "title", "key point", "output", "program", "section title"):
            assert is_in(entry, shown), entry.name


OPEN_ALL = """() => {
  const closed = document.querySelectorAll(".browse > details");
  for (const details of closed)
    details.open = true;
  return closed.length;
}"""
WORDS = re.compile(r"[A-Za-z]+")


def type_into(page: Page, typed: str) -> None:
    """Type into the search box, and wait until it says what it found."""
    page.evaluate("document.querySelector('.finder-status').textContent = 'waits'")
    page.get_by_role("combobox", name="Search").fill(typed)
    page.wait_for_function("document.querySelector('.finder-status').textContent !== 'waits'")


def test_the_search_shows_inputs_and_does_nothing_they_say(
    built: Built, page: Page, watch: Watch
) -> None:
    """Each input of which results show something, typed whole and by its words."""
    page.goto(built.address)
    page.get_by_role("button", name="Search the questions").click()
    page.locator("#finder-found").wait_for(state="attached")
    shown = ("title", "alias", "asked as", "section", "section title", "term", "also")
    texts = [entry.text for entry in built.entries if entry.place in shown]
    texts += ["onerror", "<svg onload=alert(1)>", "case 1"]
    found = 0
    for text in texts:
        for typed in (text[:200], " ".join(WORDS.findall(text))[:100]):
            type_into(page, typed)
            found += page.locator("#finder-found a[href*='?open=']").count()
            assert signs(page, watch) == [], typed
    assert found > len(texts)


def test_the_search_inside_answers_shows_inputs_as_text(
    built: Built, page: Page, watch: Watch
) -> None:
    page.goto(f"{built.address}?q=sprockets")
    page.get_by_label("Search inside answers").check()
    excerpts = page.locator("#finder-found .finder-excerpt")
    excerpts.nth(1).wait_for()
    for entry in built.entries:
        if entry.place == "excerpt":
            assert squeezed(entry.expected) in squeezed(" ".join(excerpts.all_text_contents()))
    assert signs(page, watch) == []


def test_nothing_of_a_source_is_run(built: Built, project: Path) -> None:
    assert "hostile-ran" in "".join(entry.text for entry in built.entries)
    assert not Path("/tmp/hostile-ran").exists()
    assert not list(project.parent.rglob("hostile-ran"))
