"""Paper: what every page prints, and the PDFs of the guide."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import html
from pypdf import PdfReader

from guide.paper import parts
from guide.paper.document import EDITIONS, document
from guide.paper.printed import printed
from web.reader import QUESTION, SAID, answer, one_engine

PLACES = ["", "neural-networks/", "practice/", "friday/", "terms/", "map/", "checked/"]
CONTROLS = ["Open all answers", "Copy link", "Download ", "Edit", "Report a mistake", "Answer to"]
FOLLOWED = "the product contains a term that does not shrink"
SOLVED = "tiny weights make a tiny product"
"""What only a follow-up's answer says, and only a solution."""
A4 = 673
"""The width of a sheet without its margins, in pixels of style sheets."""
HANGS = 8
"""So far into the margin may stand the blank at which code in a line of text is broken."""
MADE = datetime(2026, 11, 28, 12, tzinfo=UTC)

TO_PRESS = """() => [...document.querySelectorAll(
    "header.md-header, nav, footer, button, guide-finder, .md-sidebar"
)].filter(element => {
    const { width, height } = element.getBoundingClientRect();
    return width * height > 0 && element.checkVisibility({ visibilityProperty: true });
}).map(element => element.outerHTML.slice(0, 100))"""
TOO_WIDE = """width => [...document.querySelectorAll("main *")].filter(element => {
    const { right, width: own } = element.getBoundingClientRect();
    return own > 0 && right > width + 1;
}).slice(0, 5).map(element => `${element.outerHTML.slice(0, 100)}`)"""
CUT_OFF = """() => [
    ...document.querySelectorAll("main :is(pre, code, table, div)")
].filter(element =>
    element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
    && getComputedStyle(element).overflowX !== "visible"
).slice(0, 5).map(element => element.outerHTML.slice(0, 100))"""
PALE = """() => {
    const number = text => (text.match(/[\\d.]+/g) ?? []).map(Number);
    const light = ([red, green, blue]) => [red, green, blue].map(part => part / 255).map(
        part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    ).reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const pale = new Set();
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
        const style = getComputedStyle(element);
        if (!style.color.startsWith("rgb")) continue; // of a drawing
        const contrast = 1.05 / (light(number(style.color)) + 0.05);
        if (contrast < 4.5) pale.add(element.outerHTML.slice(0, 90));
    }
    return [getComputedStyle(document.body).backgroundColor, [...pale].slice(0, 5)];
}"""


def pdf_of(page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))


def text_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def margins_are_white(page) -> bool:
    """Whether what is drawn first, over the whole sheet, is white, or nothing is."""
    sheet = pdf_of(page).pages[0]
    width, height = (float(side) for side in sheet.mediabox[2:])
    filled = [operands for operands, name in sheet.get_contents().operations if name == b"rg"]
    assert (width, height) > (590, 840)
    return not filled or [float(part) for part in filled[0]] == [1, 1, 1]


# Pages.


@pytest.mark.parametrize("place", PLACES)
def test_nothing_to_press_is_printed_and_nothing_cut_off(page, place):
    _prints_well(page, place)


@one_engine
def test_every_other_page_is_printed_so_as_well(page, site):
    """Notebooks and the pages for authors too, as MkDocs alone has them."""
    pages = [file.parent.relative_to(site.folder) for file in site.folder.rglob("index.html")]
    places = {f"{page}/" for page in pages if page.parts[:1] != ("q",)}  # these lead on
    others = sorted(places - {*PLACES, "./"})
    assert len(others) > 30
    for place in others:
        _prints_well(page, place)


def _prints_well(page, place):
    page.goto(place)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4, "height": 950})
    page.evaluate("() => document.querySelectorAll('details').forEach(e => e.open = true)")
    assert page.evaluate(TO_PRESS) == [], place
    assert page.evaluate(TOO_WIDE, A4 + HANGS) == [], place
    assert page.evaluate(CUT_OFF) == [], place


def test_closed_answers_are_not_printed(page):
    page.goto("neural-networks/")
    pdf = pdf_of(page)
    text = text_of(pdf)
    assert "Explain the vanishing gradient problem" in text
    assert SAID not in text
    assert FOLLOWED not in text
    assert not [said for said in CONTROLS if said in text]
    assert len(pdf.pages) <= 3, "questions alone need no more"
    assert not page.locator("[data-closed]").count(), "no trace is left"
    assert not page.locator("details[open]").count()


def test_an_open_answer_is_printed_with_its_follow_ups_without_its_solutions(page):
    page.goto(f"neural-networks/?open={QUESTION}")
    text = text_of(pdf_of(page))
    assert SAID in text
    assert FOLLOWED in text
    assert SOLVED not in text
    assert "https://doi.org/10.1109/72.279181" in text, "addresses can be read"
    assert not [said for said in CONTROLS if said in text]
    answer(page).locator("details.solution").nth(1).evaluate("element => element.open = true")
    assert SOLVED in text_of(pdf_of(page))


@one_engine
def test_without_scripts_closed_answers_are_not_printed_either(without_scripts):
    page = without_scripts
    page.goto("neural-networks/")
    assert SAID not in text_of(pdf_of(page))
    answer(page).locator("> summary").click()
    text = text_of(pdf_of(page))
    assert SAID in text
    assert FOLLOWED in text


@one_engine
def test_the_chosen_framework_is_printed_with_its_name(page):
    page.goto(f"neural-networks/?open={QUESTION}")
    answer(page).get_by_role("tab", name="PyTorch").first.click()
    page.emulate_media(media="print")
    labels = answer(page).locator(".tabbed-labels").first.locator("label")
    assert [label.is_visible() for label in labels.all()] == [False, False, True]
    text = text_of(pdf_of(page))
    assert "vanishing_gradient_pytorch.py" in text
    assert "vanishing_gradient_keras.py" not in text


@one_engine
@pytest.mark.parametrize("place", PLACES)
def test_the_dark_theme_prints_dark_on_white(new_page, place):
    page = new_page(color_scheme="dark")
    page.goto(place)
    page.evaluate("() => document.querySelectorAll('details').forEach(e => e.open = true)")
    page.emulate_media(media="print", color_scheme="dark")
    background, pale = page.evaluate(PALE)
    assert background == "rgb(255, 255, 255)"
    assert margins_are_white(page)
    assert pale == []
    for image in page.locator("img[src$='#only-dark']").all():
        assert not image.is_visible()


# The PDFs, of the first three questions.


@pytest.fixture(scope="module", params=EDITIONS, ids=lambda each: each.name)
def edition(request):
    return request.param


@pytest.fixture(scope="module")
def book(serve):
    whole = parts.read(serve("mkdocs", "mkdocs").folder)
    titles = list(whole.sections)[:2]
    return replace(whole, sections={title: whole.sections[title][:2] for title in titles})


@pytest.fixture(scope="module")
def made(serve, browser, book, edition):
    return lambda: printed(browser, serve("mkdocs", "mkdocs").folder, book, edition, MADE)


@pytest.fixture(scope="module")
def pdf(made):
    return PdfReader(io.BytesIO(made()))


def outline(items, depth=0):
    for item in items:
        if isinstance(item, list):
            yield from outline(item, depth + 1)
        else:
            yield depth, item


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_question_and_page_number_is_there(pdf, book):
    text = text_of(pdf)
    for title, questions in book.sections.items():
        assert title in text
        for asked in questions:
            assert flat(asked.heading) in text
    for number, page in enumerate(pdf.pages[1:], start=2):
        assert re.match(rf"{number}(?!\d)", page.extract_text()), number  # drawn first
    assert not [said for said in CONTROLS if said in text]
    assert "000" not in pdf.pages[1].extract_text().split()


def test_bookmarks_are_sections_and_questions_and_lead_there(pdf, book, edition):
    found = list(outline(pdf.outline))
    titles = [item.title for _, item in found]
    for title, questions in book.sections.items():
        for said in (title, *(asked.heading for asked in questions)):
            assert titles.count(said) == (2 if edition.asks_first else 1)
    assert (titles[0], titles[-1]) == ("Contents", "Solutions")
    assert {depth for depth, _ in found} == ({0, 1, 2} if edition.asks_first else {0, 1})
    for _, item in found:
        if item.title not in ("Answers",):
            at = pdf.get_destination_page_number(item)
            assert flat(item.title) in flat(pdf.pages[at].extract_text()), item.title


def test_links_lead_to_the_page_that_is_named(pdf, book):
    places = pdf.named_destinations
    numbers = {name: pdf.get_destination_page_number(place) for name, place in places.items()}
    links = [
        note.get_object()
        for page in pdf.pages
        for note in page.get("/Annots", [])
        if note.get_object()["/Subtype"] == "/Link"
    ]
    inner = [str(link["/Dest"]) for link in links if "/Dest" in link]
    assert inner
    assert set(inner) <= set(places)
    assert not [link for link in links if "file:" in str(link.get("/A"))]
    for questions in book.sections.values():
        for asked in questions:
            at = numbers[f"/{asked.slug}"]
            assert flat(asked.heading) in flat(pdf.pages[at].extract_text())
            assert str(at + 1) in pdf.pages[1].extract_text() + pdf.pages[2].extract_text()


@pytest.mark.parametrize("edition", [e for e in EDITIONS if e.asks_first], indirect=True)
def test_the_questions_stand_without_answers(pdf, edition):
    places = pdf.named_destinations
    first, end = (
        pdf.get_destination_page_number(places[name]) for name in ("/questions", "/section-1")
    )
    asks = " ".join(pdf.pages[at].extract_text() for at in range(first, end))
    assert "Answer page" in flat(asks)
    for said in ("In short", "Key points", "Out of date", "Solution"):
        assert said not in asks


def test_it_says_what_it_is_and_is_the_same_again(pdf, made, edition):
    assert pdf.metadata.title == f"Hidden Layers: {edition.title}"
    assert pdf.trailer["/Root"]["/Lang"] == "en"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.metadata.creation_date == MADE
    again = made()
    assert again == made()


class Interrupted:
    """A browser that prints another edition whenever it is about to print."""

    def __init__(self, browser, other):
        self.browser = browser
        self.other = other

    def new_page(self, **options):
        self.other()
        return self.browser.new_page(**options)


def test_two_can_print_one_site_at_the_same_time(serve, browser, book):
    first, second = EDITIONS
    folder = serve("mkdocs", "mkdocs").folder
    meanwhile = Interrupted(browser, lambda: printed(browser, folder, book, second, MADE))
    made = printed(meanwhile, folder, book, first, MADE)
    assert made == printed(browser, folder, book, first, MADE)
    assert not list(folder.glob(".paper*"))


def test_every_figure_is_there_and_every_formula_drawn(serve, book, edition):
    folder = serve("mkdocs", "mkdocs").folder
    top = html.document_fromstring(document(book, edition, MADE.date(), {}))
    pictures = top.xpath("//img/@src")
    assert pictures
    for picture in pictures:
        assert (folder / picture).is_file(), picture
    assert len(list(top.iter("math"))) > 10
    assert not top.find_class("arithmatex")
    assert not top.find_class("framework"), "the site marks these with a colour"
