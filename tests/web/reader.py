"""What the tests of the site have in common: one question, and how a reader finds its answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

QUESTION = "vanishing-gradient"
SAID = "If these factors are mostly smaller than one, the product shrinks exponentially"
"""What only the answer says, once."""


def answer(page: Page, slug: str = QUESTION) -> Locator:
    return page.locator(f"#{slug} ~ details.answer").first


def button(page: Page, slug: str = QUESTION) -> Locator:
    return answer(page, slug).locator("> summary")


def is_open(details: Locator) -> bool:
    return bool(details.evaluate("element => element.open"))


def in_view(element: Locator) -> bool:
    """Whether it stands in the upper half of the window, below the header."""
    box = element.bounding_box()
    height = element.evaluate("() => innerHeight")
    return box is not None and 40 <= box["y"] < height / 2


def script(folder: Path, name: str) -> Path:
    """One of our scripts in a site; its file's name has a hash of its content."""
    (found,) = (folder / "assets/js").glob(f"{name}.????????.js")
    return found


one_engine = pytest.mark.parametrize("site", ["mkdocs"], indirect=True)
"""For what is the same in every engine: our own script, styles and figures."""
