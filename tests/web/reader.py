"""What the tests of the site have in common: one question, and how a reader finds its answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

QUESTION = "vanishing-gradient"
SAID = "If these factors are mostly smaller than one, the product shrinks exponentially"
"""What only the answer says, once."""

SHIFTS = """() => {
    globalThis.shifted = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) globalThis.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
}"""
"""Before a page: sums up in `shifted` how much of it moves without being asked to."""


FRAME = """const frame = () => new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done, 20));
    setTimeout(done, 1000);
});"""
"""In an evaluation, which nothing ends: waits for a frame to be drawn, but a second at most. A page
at rest in a browser without a screen was once seen to draw none for minutes."""


def arrive(page: Page, path: str) -> None:
    """Goes there; the page has loaded, so that its keys work, and asks for nothing more."""
    page.goto(path)
    page.wait_for_load_state("networkidle")  # alone it may come before scripts have run


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


def contrast(one: str, other: str) -> float:
    """The ratio of two colours as WCAG 2.2 defines it; each is `#rrggbb` or `rgb(…)`."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    if colour.startswith("#"):
        values = [float(int(colour[at : at + 2], 16)) for at in (1, 3, 5)]
    else:
        values = [float(part) for part in re.findall(r"[\d.]+", colour)[:3]]
    parts = [value / 255 for value in values]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


one_engine = pytest.mark.parametrize("site", ["mkdocs"], indirect=True)
"""For what is the same in every engine: our own script, styles and figures."""
