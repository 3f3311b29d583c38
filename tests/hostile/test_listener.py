"""The listener sees what it is there for: each kind of fault, planted into a page that is good."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from hostile.conftest import GUIDES, Built
from hostile.listener import Watch, signs
from web.conftest import PATIENCE

INTO = "([place, html]) => document.querySelector(place).insertAdjacentHTML('beforeend', html)"
ARTICLE, FOUND, MENU = "article", "#finder-found", ".md-nav--primary"
PLANTED = {
    "markup of an answer": (ARTICLE, "<marquee>It is shown.</marquee>", "article: <marquee>"),
    "markup of a result": (FOUND, "<b>It is found.</b>", "finder: <b>"),
    "markup of a title in the menu": (MENU, "<s>Cases</s>", "around: <s>"),
    "markup of a title in the head": ("head", "<base href=/a>", "head: <base>"),
    "an attribute in an answer": (
        ARTICLE,
        "<p contenteditable>a</p>",
        "article: <p contenteditable>",
    ),
    "an attribute in a result": (FOUND, "<span title=a>a</span>", "finder: <span title>"),
    "an attribute in the menu": (MENU, "<a target=_top>a</a>", "around: <a target>"),
    "a handler": (MENU, '<a onclick="hostile = 1">a</a>', '<a onclick="hostile = 1">'),
    "an address": (FOUND, "<a href=javascript:alert(1)>a</a>", '<a href="javascript:alert(1)">'),
    "a frame": (ARTICLE, "<iframe srcdoc=a></iframe>", '<iframe srcdoc="a">'),
}
"""Where, what, and how the listener names it; by what an input would have become."""
ELSEWHERE = "https://other.example/a.png"
ACTS = {
    "a script": ('<img src=data:, onerror="hostile = 1">', "a script ran"),
    "a message box": ('<img src=data:, onerror="alert(1)">', "dialog: 1"),
    "an error": ("<img src=data:, onerror=\"throw 'a fault'\">", "error: a fault"),
    "a window": ("<img src=data:, onerror=\"window.open('about:blank')\">", "popup: about:blank"),
    "a request": (f"<img src={ELSEWHERE}>", f"request to another host: {ELSEWHERE}"),
}
"""What an input would do, had a page no policy."""
VIOLATIONS = {
    "an inline script": '<img src=data:, onerror="hostile = 1">',
    "a style": "<style>body { display: none }</style>",
    "a picture": f"<img src={ELSEWHERE}>",
}
"""What the policy stops, which it tells the console."""

one_guide = pytest.mark.parametrize("built", GUIDES[:1], indirect=True, ids="-".join)
"""The listener is the same for each."""


@pytest.fixture
def opened(browser: Browser, built: Built) -> Iterator[Callable[..., tuple[Page, Watch]]]:
    """Opens the first page, where nothing is found, and the search."""
    contexts = []

    def made(*, ruled: bool = True) -> tuple[Page, Watch]:
        context = browser.new_context(service_workers="block", bypass_csp=not ruled)
        contexts.append(context)
        page, watch = context.new_page(), Watch(urlsplit(built.address).netloc)
        watch.on(page)
        page.route("https://other.example/**", lambda route: route.fulfill(body=""))
        page.goto(built.address)
        page.get_by_role("button", name="Search the questions").click()
        page.locator(FOUND).wait_for(state="attached")
        assert signs(page, watch) == []
        return page, watch

    yield made
    for context in contexts:
        context.close()


def named(page: Page, watch: Watch, wanted: str) -> bool:
    """Whether the listener names it; what a page does comes by another way than its answers."""
    for _ in range(PATIENCE // 50):
        if any(wanted in sign for sign in signs(page, watch)):
            return True
        page.wait_for_timeout(50)
    return False


@one_guide
@pytest.mark.parametrize("kind", PLANTED)
def test_it_sees_what_is_more_than_text(
    opened: Callable[..., tuple[Page, Watch]], kind: str
) -> None:
    place, html, wanted = PLANTED[kind]
    page, watch = opened()
    page.evaluate(INTO, [place, html])
    assert named(page, watch, wanted)


@one_guide
@pytest.mark.parametrize("kind", ACTS)
def test_it_sees_what_acts(opened: Callable[..., tuple[Page, Watch]], kind: str) -> None:
    html, wanted = ACTS[kind]
    page, watch = opened(ruled=False)
    page.evaluate(INTO, [ARTICLE, html])
    assert named(page, watch, wanted)


@one_guide
@pytest.mark.parametrize("kind", VIOLATIONS)
def test_it_sees_what_the_policy_stops(
    opened: Callable[..., tuple[Page, Watch]], kind: str
) -> None:
    page, watch = opened()
    page.evaluate(INTO, [ARTICLE, VIOLATIONS[kind]])
    assert named(page, watch, "violates the following Content Security Policy directive")
