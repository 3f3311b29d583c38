"""Addresses: of a question, of its answer, for ever, and from one to the next."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import expect

from guide.render.addresses import built
from web.reader import QUESTION, SAID, answer, in_view, is_open, one_engine


def test_the_plain_address_leaves_the_answer_closed(page):
    page.goto(f"neural-networks/#{QUESTION}")
    assert in_view(page.locator(f"#{QUESTION}"))
    assert not is_open(answer(page))


def test_an_address_that_asks_for_the_answer_opens_that_one_only(page):
    page.goto(f"neural-networks/?open={QUESTION}")
    expect(page.get_by_text(SAID)).to_be_visible()
    assert page.locator("details.answer[open]").count() == 1
    assert in_view(page.locator(f"#{QUESTION}"))
    # Nor does a reload, or a link passed on, give the answer away.
    assert page.url.endswith(f"neural-networks/#{QUESTION}")
    page.reload()
    assert not is_open(answer(page))


@one_engine
@pytest.mark.parametrize("strange", ["?open=", "?open=no-such", "?open=%3Cb%3E", "#no-such"])
def test_a_strange_address_shows_the_page(page, strange):
    page.goto(f"neural-networks/{strange}")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Neural Networks"))
    expect(page.locator("details.answer[open]")).to_have_count(0)


def test_the_permanent_address_leads_to_the_question(without_scripts):
    without_scripts.goto(f"q/{QUESTION}/")
    without_scripts.wait_for_url(f"**/neural-networks/#{QUESTION}")
    assert not is_open(answer(without_scripts))


def test_every_permanent_address_names_a_heading_that_exists(site):
    for asked in site.questions:
        text = (site.folder / "q" / asked["slug"] / "index.html").read_text(encoding="utf-8")
        match = re.search(r'url=([^"]+)"', text)
        assert match, asked["slug"]
        target = urlsplit(urljoin(f"/q/{asked['slug']}/", match[1]))
        page = site.folder / target.path.strip("/") / "index.html"
        assert f'<h2 id="{target.fragment}"' in page.read_text(encoding="utf-8")


def test_copy_link_copies_the_permanent_address(page, site):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("neural-networks/")
    ways = page.locator(f"#{QUESTION} ~ .ways").first
    ways.get_by_role("button", name="Copy link").click()
    expect(ways.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{site.address}q/{QUESTION}/"
    page.goto(copied)
    page.wait_for_url(f"**/neural-networks/#{QUESTION}")


@one_engine
def test_where_nothing_can_be_copied_the_address_is_shown(page, site):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto("neural-networks/")
    ways = page.locator(f"#{QUESTION} ~ .ways").first
    ways.get_by_role("button", name="Copy link").click()
    expect(ways.get_by_role("status")).to_have_text(f"{site.address}q/{QUESTION}/")


NEXT_OF_ALL = """() => Object.fromEntries(
    [...document.querySelectorAll("h2[id]")].map(heading => {
        let row = heading;
        while (!row.matches(".ways")) row = row.nextElementSibling;
        const way = sign => [...row.querySelectorAll("a")].find(a => a.textContent.includes(sign));
        return [heading.id, [way("←")?.href ?? null, way("→")?.href ?? null]];
    })
)"""


def test_previous_and_next_lead_through_all_questions_in_order(page, site):
    ways: dict[str, list[str | None]] = {}
    for section in site.sections:
        page.goto(section)
        ways |= page.evaluate(NEXT_OF_ALL)
    addresses = [f"{site.address}{built(asked['page'], asked['slug'])}" for asked in site.questions]
    expected = zip([None, *addresses], [*addresses[1:], None], strict=False)
    assert list(ways.values()) == [list(pair) for pair in expected]
    assert list(ways) == [asked["slug"] for asked in site.questions]


def test_the_next_question_of_another_section_is_one_click_away(page):
    page.goto("neural-networks/#transfer-learning")
    row = page.locator("#transfer-learning ~ .ways").first
    row.get_by_role("link", name="Question 11 →").click()
    page.wait_for_url("**/keras/#what-is-keras")
    assert in_view(page.locator("#what-is-keras"))
