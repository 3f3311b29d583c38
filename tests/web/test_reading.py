"""Reading: travel by keys and by thumb, where one is, and code on a narrow screen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from web.reader import QUESTION, SHIFTS, answer, arrive, button, in_view, is_open, one_engine
from web.test_practice import begin, grade

PLACE = "neural-networks/"
KEYS_OFF = "() => localStorage.setItem('guide.keys', 'off')"
GROUND_OF_NODE = "link => getComputedStyle(link, '::before').backgroundColor"
INK = "getComputedStyle(document.body).color"
IDS = "fields => fields.map(({ id }) => id)"
BOX = "element => element.getBoundingClientRect().toJSON()"


def slugs(site):
    return [asked["slug"] for asked in site.questions if asked["page"].startswith(PLACE)]


def ready(page):
    """Its script is loaded last; the bar is what it makes."""
    page.locator(".reading-bar").wait_for(state="attached")


def test_j_and_k_lead_from_question_to_question(page, site):
    page.goto(PLACE)
    ready(page)
    first, second, third, *_ = slugs(site)
    for key, slug in (("j", first), ("j", second), ("j", third), ("k", second)):
        page.keyboard.press(key)
        expect(button(page, slug)).to_be_focused()
        assert in_view(page.locator(f"#{slug}"))
        assert page.url.endswith(f"#{slug}")
    page.go_back()
    assert page.url == "about:blank", "travel leaves no trail to go back through"


@one_engine
def test_j_leads_through_the_page_and_on_to_the_next(page, site):
    page.goto(PLACE)
    ready(page)
    for slug in slugs(site):
        page.keyboard.press("j")
        expect(button(page, slug)).to_be_focused()
    page.keyboard.press("j")
    page.wait_for_url("**/keras/#what-is-keras")
    ready(page)
    page.keyboard.press("k")
    page.wait_for_url(f"**/{PLACE}#{slugs(site)[-1]}")


def test_o_opens_and_closes_the_answer(page):
    page.goto(f"{PLACE}#{QUESTION}")
    ready(page)
    page.keyboard.press("o")
    expect(answer(page)).to_have_attribute("open", "")
    page.keyboard.press("o")
    expect(answer(page)).not_to_have_attribute("open", "")


def test_f_shows_the_next_framework_and_all_pages_keep_to_it(page):
    page.goto(f"{PLACE}?open={QUESTION}")
    ready(page)
    shown = answer(page).locator(".tabbed-block:visible .filename").first
    expect(shown).to_contain_text("keras")
    page.keyboard.press("f")
    expect(shown).to_contain_text("tensorflow")
    page.goto(f"{PLACE}?open=dropout")
    others = answer(page, "dropout").locator(".tabbed-block:visible .filename").first
    expect(others).to_contain_text("tensorflow")


@one_engine
def test_who_writes_is_left_alone(page):
    page.goto(PLACE)
    ready(page)
    field = page.get_by_role("combobox", name="Search")
    field.focus()
    page.keyboard.type("jko")
    expect(field).to_have_value("jko")
    assert page.locator("details.answer[open]").count() == 0


@one_engine
def test_the_keys_are_listed_and_can_be_switched_off(page, site):
    page.goto(PLACE)
    ready(page)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("the next question")
    dialog.get_by_label("Single keys are shortcuts").uncheck()
    page.keyboard.press("Escape")
    for key in ("j", "?", "/", "o"):
        page.keyboard.press(key)
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("combobox", name="Search")).not_to_be_focused()
    assert not page.url.endswith(f"#{slugs(site)[0]}")
    assert page.locator("details.answer[open]").count() == 0
    page.get_by_role("button", name="Keys").click()
    expect(dialog.get_by_label("Single keys are shortcuts")).not_to_be_checked()


@one_engine
def test_switched_off_keys_are_off_in_practice_too(page):
    page.goto("")
    page.evaluate(KEYS_OFF)
    page.goto("practice/")
    page.get_by_role("button", name="Practise now").click()
    page.keyboard.press("3")
    page.keyboard.press("?")
    assert page.locator(".card-answer, dialog.keys").count() == 0
    page.keyboard.press("Space")
    expect(page.locator(".card-answer")).to_be_visible()


@one_engine
def test_an_open_answer_is_marked_in_the_list_beside(page):
    page.goto(PLACE)
    ready(page)
    button(page).click()
    link = page.locator(f".md-sidebar a[href='#{QUESTION}']")
    expect(link).to_have_attribute("data-open", "")
    button(page).click()
    expect(link).not_to_have_attribute("data-open", "")


@one_engine
def test_what_was_practised_is_marked_and_nothing_moves_for_it(page):
    begin(page)
    grade(page)
    page.add_init_script(f"({SHIFTS})()")
    page.goto(PLACE)
    marked = page.locator(".md-sidebar a[data-standing=known]")
    expect(marked).to_have_count(1)
    expect(page.locator(".standing", has_text="Next review")).to_be_visible()
    assert page.evaluate("shifted") <= 0.02
    listed = page.locator(".md-sidebar").get_by_role("link", name=re.compile("^known: "))
    expect(listed).to_have_count(1)
    page.emulate_media(forced_colors="active")
    assert marked.evaluate(GROUND_OF_NODE) == page.evaluate(INK)


@pytest.mark.parametrize(
    "path", ["friday/", "terms/", "map/", "checked/", "practice/", "offline/", "licences/"]
)
def test_every_other_page_says_where_it_stands(page, path):
    says_where_it_stands(page, path)


@one_engine  # the one that makes pages of notebooks
def test_a_notebook_says_where_it_stands(page):
    says_where_it_stands(page, "notebooks/q-learning/")


def says_where_it_stands(page, path):
    page.goto(path)
    crumbs = page.get_by_role("navigation", name="Breadcrumb")
    here = crumbs.locator("[aria-current=page]")
    expect(here).to_have_text(page.title().removesuffix(" - Hidden Layers"))
    assert here.bounding_box()["y"] < page.locator("h1").bounding_box()["y"]
    crumbs.get_by_role("link", name="Home").click()
    expect(page).to_have_url(re.compile("/some/place/$"))
    expect(crumbs).to_have_count(0)


def test_crumbs_lead_up(page):
    page.goto("modern-practice/page-2/")
    crumbs = page.get_by_role("navigation", name="Breadcrumb")
    expect(crumbs.locator("[aria-current=page]")).to_have_text(re.compile(r"^Questions \d+ to"))
    crumbs.get_by_role("link", name="Modern practice").click()
    page.wait_for_url("**/modern-practice/")
    page.get_by_role("navigation", name="Breadcrumb").get_by_role("link", name="Home").click()
    expect(page.locator(".claim")).to_be_visible()


def test_a_topic_leads_to_all_questions_of_it(page):
    arrive(page, "neural-networks/")
    topic = page.locator(".marks .tags a").first
    name = topic.inner_text()
    topic.click()
    section = page.locator("h3", has_text=name)
    expect(section).to_be_in_viewport()
    expect(page).to_have_url(re.compile("/terms/#topic--"))


def test_the_map_shows_where_one_comes_from(page):
    page.goto(PLACE)
    row = page.locator(f"#{QUESTION} ~ .ways").first
    row.get_by_role("link", name="Map of question 5").click()
    page.wait_for_url(f"**/map/?here={QUESTION}")
    expect(page.locator("guide-map a[data-here]")).to_have_attribute("data-slug", QUESTION)
    lit = page.locator("guide-map a[data-on]").evaluate_all("all => all.map(a => a.dataset.slug)")
    assert {QUESTION, "backpropagation", "lstm"} <= set(lit)
    assert "tensorflow-hub" not in lit
    said = page.locator(".here")
    expect(said).to_contain_text("You are here: 5. Explain the vanishing gradient problem.")
    expect(page.locator("li a[aria-current=location]")).to_contain_text("5. Explain")
    said.get_by_role("link").click()
    page.wait_for_url(f"**/{PLACE}#{QUESTION}")


@one_engine
def test_on_a_phone_the_map_scrolls_to_it(phone):
    phone.goto("map/?here=kv-cache")
    expect(phone.locator("guide-map a[data-here] rect")).to_be_in_viewport(ratio=1)


# The bar below the thumb.


def test_the_bar_says_where_one_is_and_leads_on(phone, site):
    phone.goto(f"{PLACE}#{QUESTION}")
    bar = phone.get_by_role("navigation", name="Questions of this page")
    expect(bar.locator(".place")).to_have_text("5 of 10")
    bar.get_by_role("button", name="Next question").tap()
    expect(bar.locator(".place")).to_have_text("6 of 10")
    bar.get_by_role("button", name="Open the answer").tap()
    assert is_open(answer(phone, slugs(site)[5]))
    for control in bar.get_by_role("button").all():
        box = control.bounding_box()
        assert min(box["width"], box["height"]) >= 44
        assert box["y"] > 740 - 60


def test_its_list_leads_anywhere_on_the_page(phone, site):
    phone.goto(PLACE)
    bar = phone.get_by_role("navigation", name="Questions of this page")
    bar.locator(".where").tap()
    links = bar.locator("ol a")
    expect(links).to_have_count(10)
    expect(links.first).to_be_focused()
    links.nth(7).tap()
    expect(links.first).to_be_hidden()
    assert in_view(phone.locator(f"#{slugs(site)[7]}"))
    bar.locator(".where").tap()
    phone.keyboard.press("Escape")
    expect(bar.locator(".where")).to_be_focused()
    bar.locator(".where").tap()
    bar.get_by_role("button", name="Search").tap()
    expect(phone.get_by_role("combobox", name="Search")).to_be_focused()


def test_its_sheet_has_the_menu_and_the_frameworks_below_the_thumb(phone):
    arrive(phone, f"{PLACE}?open={QUESTION}")
    bar = phone.get_by_role("navigation", name="Questions of this page")
    chosen = answer(phone, QUESTION).locator(".tabbed-set > input:checked").first
    before = chosen.get_attribute("id")
    bar.locator(".where").tap()
    bar.get_by_role("button", name="Framework").tap()
    expect(bar.locator("ol")).to_be_hidden()
    assert chosen.get_attribute("id") != before
    expect(bar.locator(".where")).to_be_focused()
    expect(bar.get_by_role("status")).to_have_text("TensorFlow is shown")
    bar.locator(".where").tap()
    expect(bar.get_by_role("status")).to_have_text("")
    bar.get_by_role("button", name="Menu").tap()
    menu = phone.get_by_role("navigation", name="Navigation")
    expect(menu.get_by_role("link", name="PyTorch")).to_be_in_viewport()
    expect(menu.locator(":focus")).to_have_count(1)


@one_engine
@pytest.mark.parametrize("size", [(360, 560), (320, 480), (320, 256)])  # the last: 400 % of 1280
def test_what_stands_below_its_list_stands_still(phone, size):
    width, height = size
    phone.set_viewport_size({"width": width, "height": height})
    arrive(phone, PLACE)
    bar = phone.get_by_role("navigation", name="Questions of this page")
    bar.locator(".where").tap()
    home = bar.get_by_role("link", name="Home")
    before = home.bounding_box()
    assert before["y"] + before["height"] <= bar.locator(".row").bounding_box()["y"] + 1
    for link in bar.locator("ol a").all():
        link.focus()
        expect(link).to_be_in_viewport()
        box = link.bounding_box()
        assert box["y"] + min(box["height"], 24) <= before["y"] + 1
    assert bar.locator("ol").evaluate("list => list.scrollTop") > 0
    assert home.bounding_box() == before


@one_engine
def test_where_no_code_is_open_its_frameworks_change_nothing(phone):
    arrive(phone, PLACE)
    bar = phone.get_by_role("navigation", name="Questions of this page")
    chosen = phone.locator(".tabbed-set > input:checked")
    before = chosen.evaluate_all(IDS)
    bar.locator(".where").tap()
    bar.get_by_role("button", name="Framework").tap()
    expect(bar.get_by_role("status")).to_have_text("Open an answer with code first")
    assert chosen.evaluate_all(IDS) == before


@one_engine
def test_the_bar_hides_nothing_at_the_end_of_the_page(phone):
    phone.goto(PLACE)
    ready(phone)
    phone.evaluate("scrollTo(0, document.body.scrollHeight)")
    foot = phone.locator("footer").evaluate(BOX)
    bar = phone.locator(".reading-bar").evaluate(BOX)
    assert foot["bottom"] <= bar["top"] + 1


@one_engine
def test_a_laptop_has_no_bar(page):
    page.goto(PLACE)
    ready(page)
    expect(page.locator(".reading-bar")).to_be_hidden()


@one_engine
@pytest.mark.parametrize("path", ["", "terms/", "contributing/formats/"])
def test_other_pages_have_the_ways_on_within_reach(phone, path):
    phone.goto(path)
    bar = phone.get_by_role("navigation", name="Within reach")
    for name in ("Practise", "Home"):
        assert bar.get_by_role("link", name=name).evaluate(BOX)["bottom"] <= 740
    phone.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert phone.locator("footer").evaluate(BOX)["bottom"] <= bar.evaluate(BOX)["top"] + 1
    bar.get_by_role("button", name="Menu").tap()
    expect(phone.locator("#__drawer")).to_be_checked()
    phone.keyboard.press("Escape")
    bar.get_by_role("button", name="Search").tap()
    expect(phone.get_by_role("combobox", name="Search")).to_be_focused()
    phone.keyboard.press("Escape")
    bar.get_by_role("link", name="Practise").tap()
    expect(phone).to_have_url(re.compile(r"/practice/$"))
    expect(bar).to_have_count(0)  # practice has its buttons there


@one_engine
def test_a_laptop_needs_no_ways_within_reach(page):
    page.goto("terms/")
    ready(page)
    expect(page.locator(".reading-bar")).to_be_hidden()


# Code on a narrow screen.


@one_engine
def test_no_program_scrolls_sideways_on_a_phone_and_it_is_copied_whole(phone):
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(f"{PLACE}?open={QUESTION}")
    code = answer(phone).locator(".highlight:not(.output) code:visible").first
    expect(code.locator(".line").first).to_be_visible()
    assert code.evaluate("code => code.scrollWidth <= code.clientWidth + 1")
    link = answer(phone).locator("a.download:visible").first.get_attribute("href")
    text = phone.request.get(phone.evaluate("link => new URL(link, location).href", link)).text()
    shown = code.evaluate("code => code.textContent")
    assert shown.strip() in text
    answer(phone).locator(".highlight:visible button").first.click()
    copied = phone.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == shown.strip()


WIDE = """() => [...document.querySelectorAll(".md-typeset .highlight:not(.output) > pre > code")]
    .filter(code => code.checkVisibility() && code.scrollWidth > code.clientWidth + 1)
    .map(code => code.textContent.slice(0, 80))"""
LEFT = """() => [...document.querySelectorAll(".md-typeset .highlight:not(.output) > pre > code")]
    .filter(code => code.checkVisibility() && !code.querySelector(".line")).length"""
OPEN_ALL = """() => {
    for (const each of document.querySelectorAll("details")) each.open = true;
    // Of each set of tabs one is shown: here all are, one below the other.
    const style = new CSSStyleSheet();
    style.replaceSync(".md-typeset .tabbed-content > .tabbed-block { display: block !important }");
    document.adoptedStyleSheets.push(style);
    return [...document.querySelectorAll(".highlight:not(.output) > pre > code")]
        .filter(code => code.checkVisibility()).length;
}"""


@one_engine
def test_no_program_of_any_page_scrolls_sideways_on_a_phone(phone, site):
    seen, wide = 0, {}
    for section in site.sections:
        arrive(phone, section)
        seen += phone.evaluate(OPEN_ALL)
        phone.wait_for_function(f"() => ({LEFT})() === 0")
        if found := phone.evaluate(WIDE):
            wide[section] = found
    assert wide == {}
    assert seen > 400


@one_engine
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_frameworks_have_colours_of_their_own(new_page, scheme):
    page = new_page(color_scheme=scheme)
    page.goto(f"{PLACE}?open={QUESTION}")
    tabs = page.locator("details[open]").get_by_role("tablist").first
    expect(tabs).to_be_visible()
    colours = tabs.locator(".framework").evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::before').backgroundColor)"
    )
    assert len(colours) >= 3
    assert len(set(colours)) == len(colours)


GAPS = """element => [...element.querySelectorAll(".line")].filter(line => {
    const text = line.textContent;
    const begin = text.search(/\\S/);
    if (begin < 0) return false;
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let left = begin; walker.nextNode(); left -= walker.currentNode.length) {
        if (left >= walker.currentNode.length) continue;
        range.setStart(walker.currentNode, left);
        range.setEnd(walker.currentNode, left + 1);
        return range.getBoundingClientRect().top > line.getBoundingClientRect().top + 5;
    }
}).map(line => line.textContent)"""
"""Lines of a program that begin with an empty one, since what they hold did not fit behind
the indent."""


@one_engine
@pytest.mark.parametrize("width", [320, 360])
def test_a_long_word_leaves_no_empty_line_before_it(page, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{PLACE}?open={QUESTION}")
    code = answer(page).locator(".highlight:visible > pre > code", has=page.locator(".line")).first
    text = code.text_content()
    assert "kernel_initializer=initializers.Constant(" in text
    assert code.evaluate(GAPS) == []
    assert code.get_attribute("data-copy") == text, "what is copied is the program as it is"
