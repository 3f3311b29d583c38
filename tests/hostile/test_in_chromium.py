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

from hostile.conftest import Built

ALLOWED = {
    tag: set(attributes.split())
    for tag, attributes in json.loads(
        Path(__file__).with_name("allowed.json").read_text(encoding="utf-8")
    ).items()
}
"""What the article of a page is made of, element by element, with their attributes."""

LOOK = """() => {
  const found = [];
  const address = /^(href|src|srcset|action|formaction|data|poster|xlink:href)$/;
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const scheme = /^[\\s\\0]*[a-z][a-z0-9+.-]*:/i.test(value) && !/^https?:/i.test(value);
      if (name.startsWith("on") || name === "srcdoc" || (address.test(name) && scheme))
        found.push(element.cloneNode().outerHTML);
    }
  }
  const parts = [...document.querySelectorAll("article *")].map((element) => [
    element.closest("math, svg") ? element.closest("math, svg").localName : element.localName,
    element.closest("math, svg") ? [] : element.getAttributeNames(),
  ]);
  const foreign = [...document.querySelectorAll("script[src], link[href], iframe, object, embed")]
    .filter((element) => new URL(element.src || element.href || "x:", location).host
      !== location.host).map((element) => element.outerHTML);
  const written = "article script:not([src], [type='application/json'])";
  for (const script of document.querySelectorAll(written))
    found.push(script.outerHTML);
  return { found: [...found, ...foreign], parts, hostile: "hostile" in window,
    all: document.title + document.body.textContent };
}"""

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


class Watch:
    """Notes every sign that an input did something."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.signs: list[str] = []

    def on(self, page: Page) -> None:
        page.on("dialog", self._dialog)
        page.on("pageerror", lambda error: self.signs.append(f"error: {error}"))
        page.on("request", lambda request: self._request(request.url))
        page.on("popup", lambda popup: self.signs.append(f"popup: {popup.url}"))

    def _dialog(self, dialog: Any) -> None:
        self.signs.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.netloc != self.host:
            self.signs.append(f"request: {url}")


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


def _strings(value: Any) -> str:
    if isinstance(value, dict | list):
        return " ".join(map(_strings, value.values() if isinstance(value, dict) else value))
    return str(value)


ELSEWHERE = {
    place.replace("-", " ")
    for place in (
        "section section-title section-summary guide guide-title alias asked-as term definition "
        "also change-title change-text"
    ).split()
}
"""Places that are not in a question's own part of a page."""


def test_no_page_does_what_an_input_says(looks: dict[str, dict[str, Any]], watch: Watch) -> None:
    faults = {f"{name}: {found}" for name, seen in looks.items() for found in seen["found"]}
    faults |= {
        f"{name}: <{tag} {attribute}>"
        for name, seen in looks.items()
        for tag, attributes in seen["parts"]
        for attribute in attributes or [""]
        if tag not in ALLOWED or (attribute and attribute not in ALLOWED[tag])
    }
    faults |= {f"{name}: a script ran" for name, seen in looks.items() if seen["hostile"]}
    assert not faults, "\n".join(sorted(faults))
    assert watch.signs == []


def test_every_input_can_be_read(built: Built, looks: dict[str, dict[str, Any]]) -> None:
    """So that the test above cannot hold because the inputs were lost on the way."""
    listed = json.loads((built.folder / "questions.json").read_text(encoding="utf-8"))
    slugs = {asked["number"]: asked["slug"] for asked in listed}
    texts = {slug: text for seen in looks.values() for slug, text in seen["texts"].items()}
    others = [seen["all"] for seen in looks.values()] + [_strings(listed)]
    feed = built.folder / "feed.xml"
    others += [unescape("".join(fromstring(feed.read_bytes()).itertext()))] if feed.exists() else []
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
        assert page.evaluate(LOOK)["found"] == []
        page.keyboard.press("4")
        page.wait_for_function(
            "title => document.querySelector('.card h2')?.innerText !== title", arg=title
        )
    assert not page.evaluate("'hostile' in window")
    assert watch.signs == []


@pytest.mark.parametrize("words", ["script alert", "onerror", "<svg onload=alert(1)>", "case"])
def test_the_search_shows_inputs_and_does_nothing_they_say(
    built: Built, page: Page, watch: Watch, words: str
) -> None:
    page.goto(built.address)
    page.get_by_role("button", name="Search the questions").click()
    page.wait_for_function("document.activeElement.localName === 'input'")
    page.keyboard.type(words)
    page.locator("a[href*='?open=']").first.wait_for()
    assert page.evaluate(LOOK)["found"] == []
    assert not page.evaluate("'hostile' in window")
    assert watch.signs == []


def test_nothing_of_a_source_is_run(built: Built, project: Path) -> None:
    assert "hostile-ran" in "".join(entry.text for entry in built.entries)
    assert not Path("/tmp/hostile-ran").exists()
    assert not list(project.parent.rglob("hostile-ran"))
