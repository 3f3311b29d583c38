"""What a page weighs when it is loaded for the first time: all that it asks for, compressed."""

from __future__ import annotations

import gzip
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page

from web.conftest import Site
from web.reader import one_engine

HOME, OTHER = 90_000, 180_000
"""The goals, in bytes."""


def cold_load(page: Page, site: Site, path: str) -> dict[str, int]:
    """Compressed bytes of each file that a first visit takes."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.split("#")[0]))
    page.goto(path, wait_until="networkidle")
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
