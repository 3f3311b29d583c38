"""What a page weighs when it is loaded for the first time: all that it asks for, compressed."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from web.conftest import Site
from web.host import WAITS, Host, wait_out
from web.reader import arrive, one_engine

HOME, OTHER = 90_000, 180_000
"""The goals, in bytes."""
WORKER, SHELL = 15_000, 160_000
"""What keeps the first page that one reads; and the rest, once one goes on or stays."""
# To open a cache that is not there would make it.
KEPT = """caches.keys().then(names => Promise.all(names.map(name => caches.open(name))))
    .then(all => Promise.all(all.map(cache => cache.keys())))
    .then(keys => keys.flat().map(({url}) => new URL(url).pathname))"""


def cold_load(page: Page, site: Site, path: str) -> dict[str, int]:
    """Compressed bytes of each file that a first visit takes."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.split("#")[0]))
    arrive(page, path)
    below = urlsplit(site.address).path
    files = {unquote(urlsplit(url).path).removeprefix(below) for url in asked if "data:" not in url}
    paths = {name: site.folder / name for name in files}
    return {
        name: len(gzip.compress((path / "index.html" if path.is_dir() else path).read_bytes(), 9))
        for name, path in paths.items()
    }


@one_engine
def test_the_home_page(phone: Page, site: Site) -> None:
    found = cold_load(phone, site, "")
    assert len(found) > 3
    assert sum(found.values()) <= HOME, found


@one_engine
def test_every_page_with_questions(new_page: Any, site: Site) -> None:
    heavy = {}
    for section in site.sections:
        found = cold_load(new_page(), site, section)
        if sum(found.values()) > OTHER:
            heavy[section] = found
    assert not heavy


@one_engine
@pytest.mark.parametrize("path", ["practice/", "friday/", "map/", "terms/", "checked/"])
def test_other_pages(page: Page, site: Site, path: str) -> None:
    found = cold_load(page, site, path)
    assert sum(found.values()) <= OTHER, found


# With the service worker, by what a host sends that says for how long its files are good.


@pytest.fixture
def host(site: Site) -> Iterator[Host]:
    made = Host(site.folder, fresh=600)
    yield made
    made.close()


@pytest.fixture
def visitor(browser: Browser, host: Host) -> Iterator[Page]:
    """On a phone, with an empty cache, for the first time."""
    context = browser.new_context(
        base_url=host.address, service_workers="allow", viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.add_init_script(WAITS)
    yield page
    context.close()


def sent_until(page: Page, host: Host, file: str) -> int:
    """Bytes that were sent until a file is kept, and nothing more is asked for."""
    for _ in range(300):
        before = len(host.asked)
        page.wait_for_timeout(100)
        kept = [path for path in page.evaluate(KEPT) if path.endswith(file)]
        if kept and len(host.asked) == before:
            return sum(host.sent.values())
    raise AssertionError(f"{file} is not kept")


def fetched_twice(host: Host) -> list[str]:
    return [place for place, times in Counter(host.asked).items() if times > 1]


@one_engine
def test_a_first_visit_of_the_home_page_with_all_that_it_keeps(visitor: Page, host: Host) -> None:
    arrive(visitor, "")
    alone = sum(host.sent.values())
    assert alone <= HOME, host.sent
    wait_out(visitor)
    kept = sent_until(visitor, host, "/index.html")
    assert 0 < kept - alone <= WORKER, host.sent
    wait_out(visitor)
    stayed = sent_until(visitor, host, "/offline/index.html")
    assert 0 < stayed - kept <= SHELL, host.sent
    assert not fetched_twice(host)


@one_engine
def test_a_first_visit_of_any_page_with_questions_with_what_it_keeps(
    browser: Browser, site: Site
) -> None:
    heavy = {}
    for section in site.sections:
        host = Host(site.folder, fresh=600)
        context = browser.new_context(base_url=host.address, service_workers="allow")
        page = context.new_page()
        page.goto(section)
        sent = sent_until(page, host, f"/{section}index.html")
        context.close()
        host.close()
        if sent > OTHER or fetched_twice(host):
            heavy[section] = host.sent
    assert not heavy


@one_engine
def test_the_second_page_brings_the_shell_and_no_page_s_figures(visitor: Page, host: Host) -> None:
    visitor.goto("neural-networks/")
    first = sent_until(visitor, host, "/neural-networks/index.html")
    visitor.goto("terms/")
    second = sent_until(visitor, host, "/offline/index.html")
    assert second - first - host.sent["terms/"] <= SHELL, host.sent
    assert not [place for place in host.asked if place.startswith("figures/")]
    assert not fetched_twice(host)
