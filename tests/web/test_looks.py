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
from playwright.sync_api import Browser, Locator, Page

from guide.model import EXPLORABLES
from looks import CHANGED, TILE_CHANGED, changed, most_changed, small
from web import states
from web.conftest import Site
from web.explorables import live
from web.reader import QUESTION, answer, arrive, one_engine

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).parent / "looks"
DIFFERENT = ROOT / ".cache/looks"
FONT = ROOT / "node_modules/@fontsource-variable/bricolage-grotesque/files"
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
"""The day of the question of the day."""
TALL, MARGIN = 16_000, 16
"""Pixels of a window that has room for any answer, and beside what is taken in full."""
MOST = 1600
"""Pixels of a page from its top that are compared."""
SCREENS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True},
    "laptop": {"viewport": {"width": 1280, "height": 800}},
}
SCHEMES = ("light", "dark")


def _search(words: str) -> Callable[[Page], None]:
    def searched(page: Page) -> None:
        page.keyboard.press("/")
        page.keyboard.type(words)
        page.locator(".finder-filters").wait_for()
        if words == FOUND:
            page.locator("[role=option]", has_text=BY_POINTS).wait_for()  # these come last
        if words == NOT_FOUND:
            page.locator(".finder-panel", has_text=words).wait_for()

    return searched


def _home_with_progress(page: Page) -> None:
    """The first page of one who has practised."""
    page.goto("practice/")
    states.progress(page)
    arrive(page, "")
    in_one_font(page)
    page.locator("guide-layers [data-standing]").first.wait_for()


def _after(state: Callable[[Page], None]) -> Callable[[Page], None]:
    """A state that is come to by way of another page."""

    def prepared(page: Page) -> None:
        state(page)
        in_one_font(page)

    return prepared


def _menu(page: Page) -> None:
    page.get_by_role("button", name="Menu").click()


SIZES_ALIKE = """article => {
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    texts.currentNode.data = texts.currentNode.data.replace(/[0-9.]+ [kM]B/g, '0.0 MB');
}"""


def _take_along(page: Page) -> None:
    """What can be kept, once the worker has said it; how much is, and its version, change."""
    page.get_by_role("button", name="Keep the whole guide").wait_for()
    page.locator("article").evaluate(SIZES_ALIKE)
    page.add_style_tag(content=".kept-state { visibility: hidden !important }")


OF_ALL_KINDS = "activation-functions"
"""A question whose answer has a table, tabs, formulas, a figure and output."""
FOUND, BY_POINTS, NOT_FOUND = "vanishing gradient", "LSTM", "xqzvw"
KINDS: dict[str, tuple[str, Callable[[Page], None] | None]] = {
    "home": ("", None),
    "home-with-progress": ("", _home_with_progress),
    "topic": ("neural-networks/", None),
    "answer": (f"neural-networks/?open={QUESTION}", None),
    "topic-with-progress": ("neural-networks/", _after(states.topic_with_progress)),
    "topic-keys": ("neural-networks/", states.topic_keys),
    "sheet": ("neural-networks/", states.sheet),
    "second-page": ("modern-practice/page-2/", None),
    "search": ("keras/", _search(FOUND)),
    "search-rest": ("keras/", _search("")),
    "search-nothing": ("keras/", _search(NOT_FOUND)),
    "menu": ("modern-practice/page-2/", _menu),
    "practice": ("practice/", None),
    "card": ("practice/", states.asked),
    "card-revealed": ("practice/", states.revealed_closed),
    "interview": ("practice/", _after(states.mock_begun)),
    "interview-report": ("practice/", _after(states.mock_report)),
    "report": ("practice/", states.session_report),
    "browse": ("practice/", states.browsing),
    "keys": ("practice/", states.keys),
    "progress": ("practice/", states.progress),
    "day-answer": ("", states.day_answer),
    "friday": ("friday/", None),
    "terms": ("terms/", None),
    "map": ("map/", None),
    "map-here": (f"map/?here={OF_ALL_KINDS}", None),
    "checked": ("checked/", None),
    "licences": ("licences/", None),
    "offline": ("offline/", _take_along),
    "notebook": ("notebooks/q-learning/", None),
    "authors": ("contributing/engines/", None),
}
"""The kinds of pages: where each is, and what is done there."""
AS_SEEN = {"answer", "search", "search-rest", "search-nothing", "menu", "card", "card-revealed"}
AS_SEEN |= {"interview", "keys", "authors", "topic-keys", "sheet"}
"""Of these what is in the window is compared, of others the page from its top."""
ON_PHONES = {"menu", "sheet"}
WITH_WORKER = {"offline"}


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


def begin(page: Page) -> None:
    """Nothing on the page depends on the day or on chance."""
    page.clock.set_fixed_time(NOON)
    page.add_init_script("Math.random = () => 0.5")  # what is shuffled falls alike


def in_one_font(page: Page) -> None:
    page.add_style_tag(content=one_font())
    page.evaluate("document.fonts.ready")


def picture(page: Page, kind: str) -> Image.Image:
    path, prepare = KINDS[kind]
    begin(page)
    arrive(page, path)
    in_one_font(page)
    if prepare:
        prepare(page)
    return taken(_screenshot(page, whole=kind not in AS_SEEN))


def taken(screenshot: bytes) -> Image.Image:
    return small(Image.open(BytesIO(screenshot)))


def _screenshot(page: Page, *, whole: bool) -> bytes:
    if not whole:
        return page.screenshot(animations="disabled")
    page.evaluate("() => scrollTo(0, 0)")  # else the header stands where the page was scrolled to
    # In a picture that is taller than the window it would stand in the midst; `AS_SEEN` shows it.
    page.add_style_tag(content=".reading-bar { visibility: hidden !important }")
    width, height = page.evaluate("() => [innerWidth, document.documentElement.scrollHeight]")
    frame: Any = {"x": 0, "y": 0, "width": width, "height": min(height, MOST)}
    return page.screenshot(full_page=True, clip=frame, animations="disabled")


def differences(name: str, now: Image.Image) -> list[str]:
    """What differs from the picture of this name; or takes it anew."""
    file = KEPT / f"{name}.png"
    if os.environ.get("RENEW_LOOKS"):
        KEPT.mkdir(exist_ok=True)
        now.save(file, optimize=True)  # all colours: a few change tiles
        return []
    assert file.exists(), f"{file} is missing; see the top of this file"
    before = Image.open(file).convert("RGB")
    share, (tile, (left, top)) = changed(before, now), most_changed(before, now)
    if share <= CHANGED and tile <= TILE_CHANGED:
        return []
    DIFFERENT.mkdir(parents=True, exist_ok=True)
    now.save(DIFFERENT / file.name)
    where = f"{tile:.0%} around {left}, {top}"
    return [f"{file.name}: {share:.1%} changed, {where}, see {DIFFERENT / file.name}"]


def judge(wrong: list[str]) -> None:
    assert not wrong, "\n".join(wrong)
    assert not os.environ.get("RENEW_LOOKS"), "pictures were taken anew: look at them"


@one_engine
@pytest.mark.parametrize(
    ("kind", "screen"),
    [(kind, at) for kind in KINDS for at in SCREENS if at == "phone" or kind not in ON_PHONES],
)
def test_a_page_looks_as_before(new_page: Any, site: Site, kind: str, screen: str) -> None:
    wrong = []
    for scheme in SCHEMES:
        # The font comes in a style of the test's own, which the pages' policy would not allow.
        workers = "allow" if kind in WITH_WORKER else "block"
        page = new_page(
            **SCREENS[screen], color_scheme=scheme, bypass_csp=True, service_workers=workers
        )
        wrong += differences(f"{kind}-{screen}-{scheme}", picture(page, kind))
    judge(wrong)


@one_engine
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", list(EXPLORABLES))
def test_what_can_be_tried_looks_as_before(
    new_page: Any, site: Site, name: str, screen: str
) -> None:
    wrong = []
    for scheme in SCHEMES:
        page = new_page(**SCREENS[screen], color_scheme=scheme, bypass_csp=True)
        begin(page)
        element = live(page, site, name)
        in_one_font(page)
        now = taken(_in_full(page, element))
        wrong += differences(f"explore-{name}-{screen}-{scheme}", now)
    judge(wrong)


@one_engine
@pytest.mark.parametrize("screen", SCREENS)
def test_an_answer_looks_as_before_to_its_end(new_page: Any, site: Site, screen: str) -> None:
    wrong = []
    for scheme in SCHEMES:
        page = new_page(**SCREENS[screen], color_scheme=scheme, bypass_csp=True)
        begin(page)
        arrive(page, f"neural-networks/?open={OF_ALL_KINDS}")
        in_one_font(page)
        whole = answer(page, OF_ALL_KINDS)
        # It has pictures of its own.
        page.add_style_tag(content="guide-explore { display: none !important }")
        whole.evaluate("e => e.querySelectorAll('details').forEach(one => (one.open = true))")
        for part in (".own", "[role=tab]", ".copy", "table"):
            whole.locator(part).first.wait_for()
        now = taken(_in_full(page, whole))
        wrong += differences(f"answer-whole-{screen}-{scheme}", now)
    judge(wrong)


def _in_full(page: Page, element: Locator) -> bytes:
    """An element that is taller than the window, in a window that is taller; with its margins."""
    page.add_style_tag(content=".md-header, .reading-bar { visibility: hidden !important }")
    width = page.evaluate("innerWidth")
    page.set_viewport_size({"width": width, "height": TALL})
    page.wait_for_load_state("networkidle")
    box: Any = element.bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= TALL
    frame: Any = {**box, "x": max(0, box["x"] - MARGIN), "width": box["width"] + 2 * MARGIN}
    return page.screenshot(clip=frame, animations="disabled")


@pytest.mark.parametrize("screen", SCREENS)
def test_a_missing_page_looks_as_before(
    browser: Browser, serve: Callable[..., Site], screen: str
) -> None:
    # Only with the site's address can a page that stands at any depth find its styles.
    lost = serve("lost", "mkdocs", SITE_URL="http://127.0.0.1/lost/some/place/")
    wrong = []
    for scheme in SCHEMES:
        page = browser.new_page(
            **SCREENS[screen], base_url=lost.address, color_scheme=scheme, bypass_csp=True
        )
        begin(page)
        arrive(page, "no/such/page/")
        in_one_font(page)
        wrong += differences(f"missing-{screen}-{scheme}", taken(_screenshot(page, whole=True)))
        page.close()
    judge(wrong)


# Planted changes, each too small to be seen on the whole page.


@one_engine
@pytest.mark.parametrize(
    "planted",
    [
        ".md-logo { visibility: hidden }",
        ".start .primary { translate: 0 10px }",
    ],
    ids=["icon", "button"],
)
def test_a_small_change_of_a_page_is_seen(new_page: Any, site: Site, planted: str) -> None:
    page = new_page(**SCREENS["laptop"], bypass_csp=True)
    before = picture(page, "home")
    page.add_style_tag(content=planted)
    now = taken(_screenshot(page, whole=True))
    assert changed(before, now) <= CHANGED, "too large to show what this test is for"
    assert most_changed(before, now)[0] > TILE_CHANGED
