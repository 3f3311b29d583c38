"""The long page that is printed, in two editions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape, unescape
from pathlib import Path

from guide import theme
from guide.paper.parts import Asked, Book, marked, page_of

STYLE = Path(__file__).with_name("paper.css")
"""What paper needs beyond the site's own style sheets."""

_ASK = "ask--"
"""Before the slug, in the identifier of a question that stands without its answer."""
_UNKNOWN = "000"
"""Stands for a page's number until it is known."""
_PLACE = re.compile(r'(?P<begin><span data-page-of="(?P<name>[^"]+)" class="at">)</span>')


@dataclass(frozen=True)
class Edition:
    """One way to print the guide."""

    name: str
    """In the names of files."""
    title: str
    """What follows the guide's title."""
    asks_first: bool
    """Whether all questions stand before the first answer."""


EDITIONS = (
    Edition("questions-first", "questions first, then the answers", asks_first=True),
    Edition("with-answers", "questions with their answers", asks_first=False),
)
"""Both ways."""


@dataclass(frozen=True)
class Mark:
    """A bookmark."""

    title: str
    """What it says."""
    name: str
    """The identifier of the element that it leads to."""
    below: tuple[Mark, ...] = ()
    """The bookmarks below it."""


def marks(book: Book, edition: Edition) -> tuple[Mark, ...]:
    """The bookmarks: sections and questions."""

    def parts(kind: str, name: Callable[[Asked], str], before: str) -> Iterator[Mark]:
        for number, (title, questions) in enumerate(book.sections.items(), start=1):
            below = tuple(Mark(asked.heading, name(asked)) for asked in questions)
            yield Mark(f"{before}{title}", f"{kind}-{number}", below)

    answers = tuple(parts("section", lambda asked: asked.slug, ""))
    solutions = (Mark("Solutions", "solutions"),) if book.solved else ()
    contents = Mark("Contents", "contents")
    if not edition.asks_first:
        return (contents, *answers, *solutions)
    asks = tuple(parts("questions", lambda asked: _ASK + asked.slug, ""))
    return (
        contents,
        Mark("Questions", "questions", asks),
        Mark("Answers", answers[0].name, answers),
        *solutions,
    )


def document(book: Book, edition: Edition, made: date, pages: Mapping[str, int]) -> str:
    """The page; ``pages`` says on which page each element is printed, as far as that is known."""
    title = f"{book.title}: {edition.title}"
    sheets = "\n".join(f'<link rel="stylesheet" href="{escape(sheet)}">' for sheet in book.styles)
    body = "\n".join(_body(book, edition, made))
    text = (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n{sheets}\n"
        f"<style>\n{STYLE.read_text(encoding='utf-8')}\n{_running(book)}</style>\n</head>\n"
        f'<body class="paper" dir="ltr" {theme.LIGHT}>\n'
        f'<main class="{theme.TEXT}">\n{body}\n</main>\n</body>\n</html>\n'
    )
    return _numbered(text, pages)


def _body(book: Book, edition: Edition, made: date) -> Iterator[str]:
    yield from _title_page(book, edition, made)
    yield from _contents(book, edition)
    if edition.asks_first:
        yield from _asks(book)
    for number, (title, questions) in enumerate(book.sections.items(), start=1):
        yield f'<section class="run-{number}" data-hue="{(number - 1) % 6 + 1}">'
        yield f'<h1 id="section-{number}">{escape(title)}</h1>'
        for asked in questions:
            yield from _question(asked, edition)
        yield "</section>"
    yield from _solutions(book)


def _title_page(book: Book, edition: Edition, made: date) -> Iterator[str]:
    count = sum(map(len, book.sections.values()))
    tabs = (
        f"Where an answer shows several frameworks, this edition prints {escape(book.framework)}, "
        "or the first where there is none of it."
        if book.framework
        else "Where an answer shows several frameworks, this edition prints the first."
    )
    yield '<header class="title-page">'
    yield f"<h1>{escape(book.title)}</h1>"
    yield f"<p>{count} {'question' if count == 1 else 'questions'}: {escape(edition.title)}.</p>"
    yield f"<p>{made.day} {made:%B %Y}. {tabs} Solutions of the tasks stand at the end.</p>"
    if book.address:
        yield f'<p><a href="{escape(book.address)}">{escape(book.address)}</a></p>'
    # A place that nothing leads to is not noted in the PDF.
    yield '<p><a href="#contents">Contents</a></p></header>'


def _contents(book: Book, edition: Edition) -> Iterator[str]:
    yield '<nav class="contents"><h1 id="contents">Contents</h1>'
    for mark in marks(book, edition)[1:]:
        yield _entry(mark, "part" if edition.asks_first else "")
        if not mark.below:
            continue
        yield "<ul>"
        for below in mark.below:
            yield f"<li>{_line(below)}</li>"
        yield "</ul>"
    yield "</nav>"


def _entry(mark: Mark, kind: str) -> str:
    return f'<p class="entry {kind}">{_line(mark)}</p>'


def _line(mark: Mark) -> str:
    (place,) = marked([page_of(mark.name)])
    return f'<a href="#{escape(mark.name)}"><span>{escape(mark.title)}</span>{place}</a>'


def _asks(book: Book) -> Iterator[str]:
    yield '<section class="asks run-questions"><h1 id="questions">Questions</h1>'
    for number, (title, questions) in enumerate(book.sections.items(), start=1):
        yield f'<h2 id="questions-{number}" data-hue="{(number - 1) % 6 + 1}">{escape(title)}</h2>'
        for asked in questions:
            (place,) = marked([page_of(asked.slug)])
            yield f'<div class="ask" id="{_ASK}{escape(asked.slug)}">'
            yield f"<p><b>{escape(asked.heading)}</b></p>"
            yield f'<p class="level">{escape(str(asked.listed["level"]))}'
            yield f' <a href="#{escape(asked.slug)}">Answer{place}</a></p></div>'
    yield "</section>"


def _question(asked: Asked, edition: Edition) -> Iterator[str]:
    yield '<article class="question">'
    yield f'<h2 id="{escape(asked.slug)}">{escape(asked.heading)}</h2>'
    yield from marked([asked.marks])
    if edition.asks_first:
        (place,) = marked([page_of(_ASK + asked.slug)])
        yield f'<p class="back"><a href="#{_ASK}{escape(asked.slug)}">Question{place}</a></p>'
    yield from marked([asked.answer])
    yield "</article>"


def _solutions(book: Book) -> Iterator[str]:
    if not book.solved:
        return
    yield '<section class="solutions run-solutions"><h1 id="solutions">Solutions</h1>'
    for asked in book.solved:
        yield f'<h2><a href="#{escape(asked.slug)}">{escape(asked.heading)}</a></h2>'
        yield from marked([asked.solutions])
    yield "</section>"


def _numbered(text: str, pages: Mapping[str, int]) -> str:
    """The text with the numbers of pages in their places; one takes the room that any takes."""

    def number(match: re.Match[str]) -> str:
        return f"{match['begin']}{pages.get(unescape(match['name']), _UNKNOWN)}</span>"

    return _PLACE.sub(number, text)


def _running(book: Book) -> str:
    """The foot of each page: its section and its number."""
    named = {f"run-{n}": title for n, title in enumerate(book.sections, start=1)}
    named |= {"run-questions": "Questions", "run-solutions": "Solutions"}
    return "".join(
        f".{name} {{ page: {name} }}\n"
        f"@page {name} {{ @bottom-left {{ content: {_quoted(title)} }} }}\n"
        for name, title in named.items()
    )


def _quoted(text: str) -> str:
    """A text as style sheets write it, and as no tag of the page can end it."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'
