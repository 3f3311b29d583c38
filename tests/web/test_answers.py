"""Reading: from the first page to an answer, and every way to open it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from web.reader import QUESTION, SAID, SHIFTS, answer, arrive, button, is_open, one_engine


def test_from_the_first_page_to_an_answer(page):
    page.goto("")
    page.locator(".sections").get_by_role("link", name="Neural Networks").click()
    expect(page).to_have_url(re.compile("/neural-networks/$"))
    expect(page.get_by_text(SAID)).to_be_hidden()

    page.get_by_role("link", name="5. Explain the vanishing gradient problem.").first.click()
    expect(page).to_have_url(re.compile(f"#{QUESTION}$"))
    assert not is_open(answer(page))

    button(page).click()
    expect(page.get_by_text(SAID)).to_be_visible()
    button(page).click()
    expect(page.get_by_text(SAID)).to_be_hidden()


def test_on_a_phone_the_list_of_questions_leads_to_each(phone, site):
    phone.goto("neural-networks/")
    listed = [asked for asked in site.questions if asked["page"].startswith("neural-networks/")]
    links = phone.locator(".on-this-page a")
    expect(links).to_have_count(len(listed))
    links.nth(4).click()
    expect(phone.locator(f"#{QUESTION}")).to_be_in_viewport()
    box = button(phone).bounding_box()
    assert box is not None
    assert box["height"] >= 44


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_by_keyboard(page, key):
    page.goto("neural-networks/")
    page.locator(f"#{QUESTION}").scroll_into_view_if_needed()
    # The last link before the button, so that Tab has to find it.
    page.locator(f"#{QUESTION} + .marks a").last.focus()
    page.keyboard.press("Tab")
    expect(button(page)).to_be_focused()
    outline = button(page).evaluate("element => getComputedStyle(element).outlineStyle")
    assert outline not in ("none", "")
    page.keyboard.press(key)
    expect(page.get_by_text(SAID)).to_be_visible()
    page.keyboard.press(key)
    expect(page.get_by_text(SAID)).to_be_hidden()


IN_STEPS = """async (summary) => {
    const parts = [...summary.parentElement.children];
    const shown = () => parts.filter(part => part.checkVisibility()).length;
    const drawn = [];
    summary.click();
    for (let frame = 0; frame < 3; frame++) {
        await new Promise(done => requestAnimationFrame(done));
        drawn.push(shown());
        await new Promise(done => setTimeout(done));
    }
    return [drawn, parts.length];
}"""


@one_engine
def test_an_answer_that_is_opened_begins_at_once_and_is_whole_a_frame_later(page):
    page.goto("neural-networks/")
    expect(page.locator(".reading-bar")).to_be_attached()
    drawn, parts = button(page).evaluate(IN_STEPS)
    assert drawn[0] == 4  # the button, and the short answer between two headings
    assert drawn[-1] == parts


PATIENT = """(() => {
    const later = setTimeout;
    globalThis.setTimeout = (what, ms, ...more) => later(what, ms === 2000 ? 60_000 : ms, ...more);
})()"""
"""Before a page: it waits for our script however busy the machine is, and not for two seconds."""


@one_engine
@pytest.mark.parametrize("width", [360, 1280])
def test_who_comes_to_an_open_answer_sees_nothing_move(new_page, width):
    page = new_page(viewport={"width": width, "height": 740})
    page.add_init_script(f"({SHIFTS})(); {PATIENT}")
    arrive(page, f"neural-networks/?open={QUESTION}")
    expect(page.get_by_text(SAID)).to_be_in_viewport()
    assert page.evaluate("shifted") <= 0.02


@one_engine
def test_nor_the_footer_below_the_last_question(new_page, site):
    last = [asked for asked in site.questions if asked["page"] == "neural-networks/index.md"][-1]
    page = new_page(viewport={"width": 412, "height": 823})
    page.add_init_script(f"({SHIFTS})(); {PATIENT}")

    def late(route):
        page.wait_for_timeout(500)
        route.continue_()

    page.route(re.compile(r"/assets/js/guide\."), late)
    arrive(page, f"neural-networks/?open={last['slug']}")
    expect(answer(page, last["slug"]).locator("> *").nth(1)).to_be_visible()
    assert page.evaluate("shifted") <= 0.02


@one_engine
def test_without_our_script_an_address_that_opens_an_answer_hides_nothing_for_long(browser, site):
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    page.route(re.compile(r"/assets/js/guide\."), lambda route: route.abort())
    page.goto(f"neural-networks/?open={QUESTION}")
    expect(page.locator("h1")).to_be_visible()
    context.close()


@one_engine
def test_every_button_has_a_name_of_its_own(page, site):
    page.goto("keras/")
    asked = [asked for asked in site.questions if asked["page"] == "keras/index.md"]
    summaries = page.locator("details.answer > summary")
    shown = [f"Answer to question {each['number']}" for each in asked]
    assert summaries.all_inner_texts() == shown
    names = summaries.evaluate_all("all => all.map(one => one.ariaLabel)")
    assert names == [f"{text}: {each['title']}" for text, each in zip(shown, asked, strict=True)]


def test_a_search_for_text_finds_it_in_a_closed_answer(page):
    page.goto("neural-networks/#:~:text=the%20product%20shrinks%20exponentially%20with")
    expect(page.get_by_text(SAID)).to_be_in_viewport()


def test_a_place_within_an_answer_opens_it(page):
    place = f"{QUESTION}--key-points"
    page.goto(f"neural-networks/#{place}")
    expect(page.locator(f"#{place}")).to_be_in_viewport()
    assert page.locator("details.answer[open]").count() == 1


OPEN_AROUND = """hash => {
    history.replaceState(null, "", hash); // browsers do nothing of their own then
    dispatchEvent(new HashChangeEvent("hashchange"));
}"""


def test_places_open_where_the_browser_does_not_do_it_by_itself(page):
    page.goto("neural-networks/")
    place = f"{QUESTION}--key-points"
    page.evaluate(OPEN_AROUND, f"#{place}")
    expect(page.locator(f"#{place}")).to_be_in_viewport()


@one_engine
def test_what_listens_goes_with_the_element_that_set_it_up(page):
    page.goto("neural-networks/")
    page.locator("guide-controls").evaluate("element => element.remove()")
    tabs = page.locator(".tabbed-set > input:nth-of-type(2)")
    button(page).click()
    answer(page).get_by_role("tab").nth(1).click()
    expect(
        answer(page).locator(".tabbed-set").first.locator(".tabbed-block").nth(1)
    ).to_be_visible()
    assert tabs.evaluate_all("all => all.filter(one => one.checked).length") == 1


@one_engine
def test_open_all_and_close_all(page):
    page.goto("keras/")
    opened, all_of_them = page.locator("details.answer[open]"), page.locator("details.answer")
    expect(opened).to_have_count(0)
    page.get_by_role("button", name="Open all answers").click()
    expect(opened).to_have_count(all_of_them.count())
    page.get_by_role("button", name="Close all answers").click()
    expect(opened).to_have_count(0)


PRESS = """const press = (name) => [...document.querySelectorAll("guide-controls button")]
    .find((button) => button.textContent === name).click();"""
PLACES = (
    "async () => {"
    + PRESS
    + """
    const [third] = document.querySelectorAll("h2:nth-of-type(3)");
    third.scrollIntoView({ behavior: "instant" });
    const began = third.getBoundingClientRect().top;
    let moved = 0;
    press("Open all answers");
    const closed = () => document.querySelectorAll("details.answer:not([open])").length;
    const steps = [closed()];
    while (closed()) {
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        moved = Math.max(moved, Math.abs(third.getBoundingClientRect().top - began));
        steps.push(closed());
    }
    return [steps, moved];
}"""
)


@one_engine
def test_all_open_in_pieces_and_the_reader_s_place_stays(page):
    arrive(page, "keras/")
    steps, moved = page.evaluate(PLACES)
    assert steps[0] == page.locator("details.answer").count() - 1
    assert max(before - after for before, after in pairwise(steps)) <= 2, steps
    assert moved <= 4, moved  # pages scroll by whole pixels, at each answer anew


TURNS = (
    "async () => {"
    + PRESS
    + """
    press("Open all answers");
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const open = () => document.querySelectorAll("details.answer[open]").length;
    const before = open();
    press("Close all answers");
    await new Promise((done) => setTimeout(done, 1500));
    return [before, open()];
}"""
)


@one_engine
def test_who_closes_all_while_they_open_has_them_closed(page):
    arrive(page, "keras/")
    before, after = page.evaluate(TURNS)
    assert 0 < before < page.locator("details.answer").count()
    assert after == 0


def test_without_scripts_answers_open_and_nothing_is_offered_in_vain(without_scripts):
    page = without_scripts
    page.goto(f"neural-networks/?open={QUESTION}")
    expect(page.get_by_text(SAID)).to_be_hidden()
    button(page).click()
    expect(page.get_by_text(SAID)).to_be_visible()
    solution = answer(page).locator("details.solution").first
    solution.locator("summary").click()
    expect(solution.locator("> :not(summary)").first).to_be_visible()
    expect(page.get_by_role("button", name="Open all answers")).to_have_count(0)
    # Where a button would copy, the link itself stands.
    expect(page.locator(".ways").first.get_by_role("link", name="Copy link")).to_be_visible()


@one_engine
def test_paper_shows_what_is_open_and_nothing_to_press(page):
    page.goto(f"neural-networks/?open={QUESTION}")
    page.emulate_media(media="print")
    expect(page.get_by_text(SAID)).to_be_visible()
    assert not is_open(answer(page, "dropout"))
    for name in ("guide-controls", ".ways", "a.download"):
        expect(page.locator(name).first).to_be_hidden()
