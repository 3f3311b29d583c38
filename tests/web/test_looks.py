"""Pages look as they did when somebody last looked: pictures, compared with tolerance.

`RENEW_LOOKS=1 .venv/bin/python -m pytest tests/web/test_looks.py` takes the pictures anew: look
at each before you commit it. What differs is left in `.cache/looks`.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page

from looks import CHANGED, changed, small
from web.conftest import Site
from web.reader import QUESTION, one_engine

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).parent / "looks"
DIFFERENT = ROOT / ".cache/looks"
FONT = ROOT / "node_modules/@fontsource-variable/bricolage-grotesque/files"
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
"""The day of the question of the day."""
MOST = 1600
"""Pixels of a page from its top that are compared."""
SCREENS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True},
    "laptop": {"viewport": {"width": 1280, "height": 800}},
}
SCHEMES = ("light", "dark")


def _search(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("vanishing gradient")
    page.locator("[role=option]").first.wait_for()


def _asked(page: Page) -> None:
    page.get_by_role("button", name="Practise now").click()
    page.locator(".card h2").wait_for()


def _revealed(page: Page) -> None:
    _asked(page)
    page.keyboard.press("Space")
    page.locator(".card .grades button").first.wait_for()


KINDS: dict[str, tuple[str, Callable[[Page], None] | None]] = {
    "home": ("", None),
    "topic": ("neural-networks/", None),
    "answer": (f"neural-networks/?open={QUESTION}", None),
    "second-page": ("modern-practice/page-2/", None),
    "search": ("keras/", _search),
    "practice": ("practice/", None),
    "card": ("practice/", _asked),
    "card-revealed": ("practice/", _revealed),
    "friday": ("friday/", None),
    "terms": ("terms/", None),
    "map": ("map/", None),
    "checked": ("checked/", None),
    "offline": ("offline/", None),
    "notebook": ("notebooks/q-learning/", None),
}
"""The kinds of pages: where each is, and what is done there."""
AS_SEEN = {"answer", "search", "card", "card-revealed"}
"""Of these what is in the window is compared, of others the page from its top."""


def one_font() -> str:
    """A style that sets all in a font of ours: the system's differ from machine to machine."""
    (file,) = FONT.glob("*-latin-wght-normal.woff2")
    data = base64.b64encode(file.read_bytes()).decode()
    return (
        f"@font-face {{ font-family: one; src: url(data:font/woff2;base64,{data}); "
        "font-weight: 200 800 }"
        "*, ::before, ::after { font-family: one !important; caret-color: transparent !important }"
        "math, math * { font-size: 1rem !important }"
    )


def picture(page: Page, kind: str) -> Image.Image:
    path, prepare = KINDS[kind]
    page.clock.set_fixed_time(NOON)
    page.add_init_script("Math.random = () => 0.5")  # what is shuffled falls alike
    page.goto(path, wait_until="networkidle")
    page.add_style_tag(content=one_font())
    page.evaluate("document.fonts.ready")
    if prepare:
        prepare(page)
    return small(Image.open(BytesIO(_screenshot(page, whole=kind not in AS_SEEN))))


def _screenshot(page: Page, *, whole: bool) -> bytes:
    if not whole:
        return page.screenshot(animations="disabled")
    width, height = page.evaluate("() => [innerWidth, document.documentElement.scrollHeight]")
    frame: Any = {"x": 0, "y": 0, "width": width, "height": min(height, MOST)}
    return page.screenshot(full_page=True, clip=frame, animations="disabled")


@one_engine
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_looks_as_before(new_page: Any, site: Site, kind: str, screen: str) -> None:
    wrong = []
    for scheme in SCHEMES:
        # The font comes in a style of the test's own, which the pages' policy would not allow.
        page = new_page(**SCREENS[screen], color_scheme=scheme, bypass_csp=True)
        taken = picture(page, kind)
        file = KEPT / f"{kind}-{screen}-{scheme}.png"
        if os.environ.get("RENEW_LOOKS"):
            KEPT.mkdir(exist_ok=True)
            taken.quantize(64).save(file, optimize=True)
            continue
        assert file.exists(), f"{file} is missing; see the top of this file"
        before = Image.open(file).convert("RGB")
        if (share := changed(before, taken)) > CHANGED:
            DIFFERENT.mkdir(parents=True, exist_ok=True)
            taken.save(DIFFERENT / file.name)
            wrong.append(f"{file.name}: {share:.1%} changed, see {DIFFERENT / file.name}")
    assert not wrong, "\n".join(wrong)
    assert not os.environ.get("RENEW_LOOKS"), "pictures were taken anew: look at them"
