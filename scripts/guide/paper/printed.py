"""The long page as a PDF: printed by Chromium, twice, since the contents name pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf
from playwright.sync_api import Browser, sync_playwright

from guide.browser import launch
from guide.errors import GuideError
from guide.paper.document import Edition, Mark, document, marks
from guide.paper.parts import Book

_COUNTED = re.compile(rb"\(node(\d{8})\)")
_TIME = 300_000
"""Milliseconds for one printing; a guide of eighty questions takes a tenth."""
_TRIES = 3
"""Of printing: without numbers, with them, and once more if they moved something."""


@contextmanager
def printer() -> Iterator[Browser]:
    """A browser to print with.

    Raises:
        GuideError: there is no browser.
    """
    with sync_playwright() as playwright:
        browser = launch(playwright)
        try:
            yield browser
        finally:
            browser.close()


def printed(browser: Browser, site: Path, book: Book, edition: Edition, made: datetime) -> bytes:
    """The PDF of an edition: with bookmarks, and with the numbers of pages in its contents.

    The long page stands in the folder of the site for a moment, since it shows its figures.

    Raises:
        GuideError: a link of the contents leads nowhere.
    """
    names = {mark.name for mark in _all(marks(book, edition))}
    numbers: dict[str, int] = {}
    for _ in range(_TRIES):
        text = document(book, edition, made.date(), numbers)
        with Pdf.open(io.BytesIO(_print(browser, site, text))) as pdf:
            found = _numbers(pdf)
            if lost := names - found.keys():
                where = ", ".join(sorted(lost))
                raise GuideError(f"{edition.name}: no place in the PDF for {where}")
            if found == numbers:
                _mark(pdf, marks(book, edition), numbers)
                return _finished(pdf, f"{book.title}: {edition.title}", made)
        numbers = found
    raise GuideError(f"{edition.name}: the numbers of pages do not come to rest")


def _print(browser: Browser, site: Path, text: str) -> bytes:
    # A name of its own: whoever else prints this site at the same time has another.
    with NamedTemporaryFile(
        "w", encoding="utf-8", dir=site, prefix=".paper-", suffix=".html"
    ) as file:
        file.write(text)
        file.flush()
        page = browser.new_page(java_script_enabled=False)
        page.set_default_timeout(_TIME)
        try:
            page.goto(Path(file.name).absolute().as_uri())
            made = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)
        finally:
            page.close()
    return _recounted(made)


def _recounted(pdf: bytes) -> bytes:
    """The PDF with names of its parts that do not tell what the browser did before.

    The names have as many digits as before, so that nothing in the file is moved.
    """
    first = min((int(found) for found in _COUNTED.findall(pdf)), default=0)
    return _COUNTED.sub(lambda found: b"(node%08d)" % (int(found[1]) - first), pdf)


def _places(pdf: Pdf) -> dict[str, Array]:
    """Where in the PDF everything is that is linked to."""
    places = pdf.Root.get(Name.Dests, Dictionary())
    return {name.removeprefix("/"): Array(place) for name, place in places.items()}


def _numbers(pdf: Pdf) -> dict[str, int]:
    """The page, from 1, of everything that is linked to."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    return {name: pages[place[0].objgen] for name, place in _places(pdf).items()}


def _all(given: Iterable[Mark]) -> Iterator[Mark]:
    for mark in given:
        yield mark
        yield from _all(mark.below)


def _mark(pdf: Pdf, given: Iterable[Mark], numbers: dict[str, int]) -> None:
    """Add the bookmarks, closed, and let readers of PDFs show them."""
    places = _places(pdf)

    def item(mark: Mark) -> OutlineItem:
        top = float(places[mark.name][3])
        made = OutlineItem(mark.title, numbers[mark.name] - 1, "XYZ", left=0, top=top, zoom=0)
        made.children.extend(item(below) for below in mark.below)
        made.is_closed = True
        return made

    with pdf.open_outline() as outline:
        outline.root.extend(item(mark) for mark in given)
    pdf.Root.PageMode = Name.UseOutlines


def _finished(pdf: Pdf, title: str, made: datetime) -> bytes:
    """The bytes: packed, to be shown before all is loaded, and the same from the same pages."""
    stamp = made.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
    pdf.docinfo = pdf.make_indirect(Dictionary(Title=title, CreationDate=stamp, ModDate=stamp))
    written = io.BytesIO()
    pdf.save(
        written,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        linearize=True,
        deterministic_id=True,
    )
    return written.getvalue()
