"""The content security policy in a browser: what is not ours does not run, and is noticed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from guide import policy
from web.conftest import PATIENCE, Site, Watch
from web.reader import QUESTION, answer, arrive, button, one_engine

KINDS = {
    "home": "",
    "questions": "neural-networks/",
    "second-page": "modern-practice/page-2/",
    "practice": "practice/",
    "offline": "offline/",
    "map": "map/",
    "missing": "404.html",
}
"""The kinds of pages, as far as their heads and scripts differ."""
ADDED = "html => document.body.insertAdjacentHTML('beforeend', html)"
PRESSED = f"html => {{ ({ADDED})(html); document.getElementById('bait').click(); }}"
SCRIPT = "attributes => document.body.append(Object.assign(document.createElement('script'), %s))"
WAYS = {
    "inline script": ("script-src", SCRIPT % "{textContent: 'globalThis.ran = true'}", ""),
    "data script": ("script-src", SCRIPT % "{src: 'data:text/javascript,globalThis.ran=true'}", ""),
    "blob script": (
        "script-src",
        SCRIPT % "{src: URL.createObjectURL(new Blob(['globalThis.ran = true']))}",
        "",
    ),
    "script of another host": ("script-src", SCRIPT % "{src: 'https://other.example/a.js'}", ""),
    "handler": ("script-src", PRESSED, '<b id="bait" onclick="globalThis.ran = true">a</b>'),
    "image's handler": ("script-src", ADDED, '<img src="data:," onerror="globalThis.ran = true">'),
    "link": ("script-src", PRESSED, '<a id="bait" href="javascript:globalThis.ran = true">a</a>'),
    "frame": (
        "script-src",
        ADDED,
        '<iframe srcdoc="<script>parent.ran = true</script>"></iframe>',
    ),
    "base": ("base-uri", ADDED, '<base href="/elsewhere/">'),
    "form": ("form-action", PRESSED, '<form method="post" action="/a"><button id="bait"></form>'),
    "fetch": ("connect-src", "() => { fetch('https://other.example/').catch(() => {}) }", ""),
    "beacon": ("connect-src", "() => navigator.sendBeacon('https://other.example/', 'a')", ""),
    "image": ("img-src", ADDED, '<img src="https://other.example/a.png">'),
    "style": ("style-src", ADDED, "<style>body { display: none }</style>"),
    "style in an attribute": ("style-src", ADDED, '<p style="position: fixed">a</p>'),
    "object": ("default-src", ADDED, '<object data="https://other.example/"></object>'),
    "video": ("default-src", ADDED, '<video src="https://other.example/a.webm"></video>'),
}
"""What hostile markup would try, had it come into a page, and the rule that forbids it."""
VIOLATED = re.compile(r"violates the following Content Security Policy directive\W+([a-z-]+)")


@pytest.fixture
def watched(browser: Browser, site: Site) -> Iterator[tuple[Page, Watch]]:
    """A page whose faults the test itself expects."""
    context = browser.new_context(base_url=site.address, service_workers="block")
    context.set_default_timeout(PATIENCE)
    page, watch = context.new_page(), Watch(urlsplit(site.address).netloc)
    watch.on(page)
    yield page, watch
    context.close()


@one_engine
@pytest.mark.parametrize("way", WAYS)
def test_what_is_not_ours_is_kept_out_and_reported(watched, way):
    page, watch = watched
    page.goto("neural-networks/", wait_until="load")
    assert watch.faults == []
    # Playwright tells of a request that the policy stops as well: by this word it ends.
    ends: list[str | None] = []
    page.on("requestfailed", lambda request: ends.append(request.failure))
    rule, script, argument = WAYS[way]
    page.evaluate(script, argument)
    until_reported(page, watch)
    assert {fault[1] for fault in map(VIOLATED.search, watch.faults) if fault} == {rule}
    assert set(ends) <= {"csp"}
    assert page.evaluate("globalThis.ran") is None


def until_reported(page: Page, watch: Watch) -> None:
    """What a page says of itself comes by another way than the answer of ``evaluate``."""
    for _ in range(PATIENCE // 50):
        if any(map(VIOLATED.search, watch.faults)):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"no report: {watch.faults}")


@one_engine
def test_text_is_not_run_as_a_script(watched):
    page, watch = watched
    page.goto("neural-networks/", wait_until="load")
    page.evaluate("""() => setTimeout(() => {
        for (const run of [eval, Function, setTimeout]) {
            try { run("globalThis.ran = true") } catch {}
        }
        globalThis.tried = true;
    })""")
    page.wait_for_function("() => globalThis.tried")
    assert page.evaluate("globalThis.ran") is None
    until_reported(page, watch)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_has_it(watched, kind):
    page, watch = watched
    arrive(page, KINDS[kind])
    # A 404 page names its files from the host's root, which is not where this site is.
    assert not [fault for fault in watch.faults if VIOLATED.search(fault)]
    for way in ("inline script", "handler"):
        page.evaluate(*WAYS[way][1:])
        assert page.evaluate("globalThis.ran") is None, way


PLANTED = '<script>globalThis.ran = true</script><img src="data:," onerror="globalThis.ran = true">'


@one_engine
def test_a_question_that_is_opened_by_itself_runs_nothing(watched, site):
    page, watch = watched
    page.route("**/question.html", with_planted)
    page.goto(f"q/{QUESTION}/question.html", wait_until="load")
    expect(page.get_by_text("Planted here.")).to_be_visible()
    until_reported(page, watch)
    assert page.evaluate("globalThis.ran") is None


@one_engine
def test_a_question_that_is_opened_by_itself_would_run_it_without(new_page):
    page = new_page(bypass_csp=True)
    page.route("**/question.html", with_planted)
    page.goto(f"q/{QUESTION}/question.html", wait_until="load")
    assert page.evaluate("globalThis.ran") is True


@one_engine
def test_the_policy_of_a_question_by_itself_stays_out_of_pages(page):
    arrive(page, "practice/")
    page.get_by_role("button", name="Practise now").click()
    page.get_by_role("button", name="Show the answer").click()
    expect(page.locator(".view h3").first).to_be_visible()
    assert page.locator("body meta[http-equiv]").count() == 0
    assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1


def with_planted(route: Route) -> None:
    answered = route.fetch()
    route.fulfill(response=answered, body=f"{answered.text()}<p>Planted here.{PLANTED}")


@one_engine
def test_without_it_the_same_would_run(new_page):
    """So that the tests above see what they claim to see."""
    page = new_page(bypass_csp=True)
    page.goto("neural-networks/")
    for way in ("inline script", "handler"):
        page.evaluate("delete globalThis.ran")
        page.evaluate(*WAYS[way][1:])
        assert page.evaluate("globalThis.ran") is True, way


def test_with_the_headers_of_hosts_pages_work_as_well(page: Page, site: Site):
    everywhere = (site.folder / policy.HEADERS).read_text("utf-8").split("\n/")[0]
    headers = dict(line.strip().split(": ", 1) for line in everywhere.splitlines()[1:])
    assert "Content-Security-Policy" in headers
    page.route("**/*", with_headers(headers))
    arrive(page, "neural-networks/")
    button(page).click()
    expect(answer(page).locator("h3").first).to_be_visible()
    page.goto("practice/")
    page.get_by_role("button", name="Practise now").click()
    page.get_by_role("button", name="Show the answer").click()
    figure = next(
        file for file in site.folder.rglob("*.svg") if "<style" in file.read_text("utf-8")
    )
    arrive(page, figure.relative_to(site.folder).as_posix())


def with_headers(headers: dict[str, str]) -> Callable[[Route], None]:
    def fulfil(route: Route) -> None:
        answered = route.fetch()
        route.fulfill(response=answered, headers={**answered.headers, **headers})

    return fulfil
