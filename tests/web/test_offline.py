"""Without a network: pages that were read, the whole guide, and one version after another."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from guide.offline.listed import hashed, listed
from guide.offline.site import publish
from web.conftest import BELOW, PATIENCE, Site, Watch
from web.reader import QUESTION, SAID, answer, one_engine

HEADING = "What is Keras?"
WORKS = "navigator.serviceWorker.ready.then(() => !!navigator.serviceWorker.controller)"
KEPT = """path => caches.keys().then(names => Promise.all(names.map(name =>
    caches.open(name).then(cache => cache.keys()))))
    .then(found => found.flat().some(({url}) => url.includes(`/${path}?`)))"""
VERSIONS = """() => [document.querySelector("main").dataset.stamp, globalThis.guideStamp]"""


class Host:
    """A host that publishes one version of a site after another, and notes what is asked for."""

    def __init__(self) -> None:
        self.folder = Path()
        self.asked: list[str] = []
        host = self

        class Handler(SimpleHTTPRequestHandler):
            def translate_path(self, path: str) -> str:
                place = urlsplit(path).path.removeprefix(f"/{BELOW}/")
                host.asked.append(place)
                return str(host.folder / place) + ("/" if place.endswith("/") else "")

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/{BELOW}/"


@pytest.fixture
def host(site: Site) -> Iterator[Host]:
    made = Host()
    made.folder = site.folder
    yield made
    made.server.shutdown()
    made.server.server_close()


class WatchOffline(Watch):
    """Forgives what a browser says of itself when there is no network."""

    def _console(self, message: Any) -> None:
        if not re.search(r"net::ERR_(INTERNET_DISCONNECTED|FAILED)|fetching the script", message.text):
            super()._console(message)


@pytest.fixture
def reader(browser: Browser, host: Host) -> Iterator[Page]:
    watching = WatchOffline(urlsplit(host.address).netloc)
    context = browser.new_context(
        base_url=host.address,
        viewport={"width": 1280, "height": 800},
        reduced_motion="reduce",
        service_workers="allow",
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    watching.on(page)
    yield page
    context.close()
    assert watching.faults == []


def begin(page: Page, place: str = "") -> None:
    """Open a page for the first time, and wait until it is kept."""
    page.goto(place)
    page.wait_for_function(WORKS)
    page.wait_for_function(KEPT, arg=f"{place}index.html")


def test_a_page_that_was_read_can_be_read_again(reader: Page) -> None:
    begin(reader, "neural-networks/")
    reader.context.set_offline(True)
    reader.goto(f"neural-networks/?open={QUESTION}")
    expect(reader.get_by_text(SAID)).to_be_visible()
    figures = reader.locator("details.answer[open] img[src*=figures]")
    figures.first.scroll_into_view_if_needed()
    shown = "images => images.every(image => getComputedStyle(image).display == 'none' || "
    shown += "(image.loading = 'eager', image.decode().then(() => true)))"
    assert figures.evaluate_all(shown)
    reader.goto(f"q/{QUESTION}/")
    reader.wait_for_url(f"**/neural-networks/#{QUESTION}")


def test_a_page_that_was_not_read_says_so_and_names_those_that_were(
    reader: Page, host: Host
) -> None:
    begin(reader, "neural-networks/")
    reader.context.set_offline(True)
    reader.goto("keras/?open=what-is-keras")
    expect(reader.get_by_role("alert")).to_contain_text("this page is not kept")
    again = reader.get_by_role("link", name="Try again")
    expect(again).to_have_attribute("href", f"{host.address}keras/")
    expect(reader.locator("guide-offline li")).to_contain_text(["Neural Networks"])
    reader.context.set_offline(False)
    reader.wait_for_url("**/keras/")
    expect(reader.get_by_role("heading", name=HEADING).first).to_be_visible()


@one_engine
def test_search_and_practice_work(reader: Page) -> None:
    begin(reader, "neural-networks/")
    reader.context.set_offline(True)
    reader.goto("?q=vanishing")
    found = reader.get_by_role("option").filter(has_text="vanishing gradient")
    found.first.click()
    expect(reader.get_by_text(SAID)).to_be_visible()
    reader.goto("practice/")
    reader.locator("[data-filter=section]").select_option("Neural Networks")
    reader.get_by_role("button", name="All, mixed").click()
    reader.get_by_role("button", name="Show answer").click()
    expect(reader.locator(".view")).to_contain_text("Key points")
