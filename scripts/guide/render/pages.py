"""The files of the site's source: pages, programs, figures and the list of questions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from guide import markdown, pins
from guide.chart import darkened
from guide.kept import Keep, anew
from guide.model import Guide, Question
from guide.render import addresses, depends, reading
from guide.render.addresses import Page
from guide.render.checked import checked, last
from guide.render.friday import fits, friday
from guide.render.home import Template, home
from guide.render.map import question_map
from guide.render.offline import offline
from guide.render.practice import practice
from guide.render.questions import question as render_question
from guide.render.safe import Link, inline, literal, name
from guide.render.terms import terms
from guide.render.view import OUT_OF_INDEX, NotebookLink, View

QUESTIONS = PurePosixPath("questions.json")
"""The list of all questions, in order."""
ABOUT = PurePosixPath("guide.json")
"""What the guide is called."""
HOME = PurePosixPath("index.md")
"""The first page."""
UNTITLED = "Study guide"
"""What a guide without a title is called."""
HUES = 6
"""So many colours the style sheet has for sections."""


_NO_ORDER = (None, None)


@dataclass(frozen=True)
class _Place:
    """Where a question stands, and between which."""

    page: PurePosixPath
    hue: int
    before: Question | None
    after: Question | None
    learned: tuple[Question | None, Question | None]
    """Between which it stands in the order of learning, where that is another than by number."""


def files(
    guide: Guide,
    notebooks: Mapping[str, tuple[NotebookLink, ...]] | None = None,
    first: Template | None = None,
    keep: Keep = anew,
    pages: list[Page] | None = None,
) -> Iterator[tuple[PurePosixPath, str]]:
    """Every file, one by one, with its text.

    ``notebooks`` are those of each question, ``first`` is what the first page is made from;
    ``keep`` knows the pages that were made before, ``pages`` are the guide's, if there is a list.

    Raises:
        SourceError: the first page asks for something that there is not.
    """
    pages = pages or list(addresses.pages(guide))
    places = _places(guide, pages)
    whole = depends.whole(guide, pages, notebooks)
    for page in pages:
        make = partial(_page, page, guide, places, notebooks or {})
        yield page.path, keep(("page", whole, page.known, _titles_around(page, places)), make)
        yield from _beside(page, guide.pins, keep)
    yield HOME, home(guide, pages, len(_files(notebooks)), first)
    yield QUESTIONS, _listed(pages)
    yield ABOUT, json.dumps({"title": guide.title}, ensure_ascii=False) + "\n"
    yield from _of_all(guide, places)


def _titles_around(page: Page, places: Mapping[str, _Place]) -> str:
    """What the questions are called that those of a page lead on to."""
    stands = [places[asked.slug] for asked in page.questions]
    around = [each for place in stands for each in (place.before, place.after, *place.learned)]
    return repr([each and each.title for each in around])


def _files(notebooks: Mapping[str, tuple[NotebookLink, ...]] | None) -> set[str]:
    return {link.file for links in (notebooks or {}).values() for link in links}


def _places(guide: Guide, pages: list[Page]) -> dict[str, _Place]:
    questions = list(guide.questions)
    ordered = reading.in_order(questions)
    numbered = reading.around(questions)
    learned = reading.around(ordered) if ordered != questions else {}
    hues = {section.slug: index % HUES + 1 for index, section in enumerate(guide.sections)}
    stands = [(page.path, hues[page.section.slug]) for page in pages for _ in page.questions]
    return {
        asked.slug: _Place(*stand, *numbered[asked.slug], learned.get(asked.slug, _NO_ORDER))
        for asked, stand in zip(questions, stands, strict=False)
    }


def _link_from(here: PurePosixPath, places: Mapping[str, _Place]) -> Link:
    """How a page writes the address of a question."""

    def link(slug: str) -> str:
        target = places[slug].page
        return f"#{slug}" if target == here else f"{addresses.relative(target, here)}#{slug}"

    return link


def _of_all(guide: Guide, places: Mapping[str, _Place]) -> Iterator[tuple[PurePosixPath, str]]:
    """The pages that are made from all questions together, where the guide has what they show."""
    yield addresses.PRACTICE, practice(guide)
    yield addresses.OFFLINE, offline(guide)
    if fits(guide):
        yield addresses.FRIDAY, friday(guide, _link_from(addresses.FRIDAY, places))
    if _has_map(guide):
        link = _link_from(addresses.MAP, places)
        hues = {slug: place.hue for slug, place in places.items()}
        built = {slug: f"../{addresses.built(str(p.page), slug)}" for slug, p in places.items()}
        yield addresses.MAP, question_map(guide, link, built, hues)
    if guide.terms:
        yield addresses.TERMS, terms(guide, _link_from(addresses.TERMS, places))
    if guide.checked:
        link = _link_from(addresses.CHECKED, places)
        yield addresses.CHECKED, checked(guide, guide.checked, link)


def _has_map(guide: Guide) -> bool:
    return fits(guide) and any(asked.requires for asked in guide.questions)


def _page(
    page: Page,
    guide: Guide,
    places: Mapping[str, _Place],
    notebooks: Mapping[str, tuple[NotebookLink, ...]],
) -> str:
    link = _link_from(page.path, places)
    on_map = _has_map(guide)
    views = (
        View(
            asked,
            page.path,
            link,
            guide,
            page.section.slug,
            places[asked.slug].before,
            places[asked.slug].after,
            places[asked.slug].learned,
            on_map,
            notebooks.get(asked.slug, ()),
        )
        for asked in page.questions
    )
    head = _head(page, places[page.questions[0].slug].hue, link)
    parts = [head, *(render_question(view) for view in views), _last_check(page, guide)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _last_check(page: Page, guide: Guide) -> str:
    address = addresses.relative(addresses.CHECKED, page.path)
    return last(page.questions, guide.checked, address) if guide.checked else ""


def _head(page: Page, hue: int, link: Callable[[str], str]) -> str:
    title = page.title
    first, last = page.questions[0].number, page.questions[-1].number
    about = page.section.summary or f"Questions {first} to {last}."
    # No two pages may say the same of themselves to those who choose one from a list.
    told = (
        f"{about} Questions {first} to {last}."
        if page.count > 1 and page.section.summary
        else about
    )
    front = _front_matter(title, told)
    parts = [
        f"{front}\n{_crumbs(page, first, last)}",
        f"# {literal(title)}",
        f"{literal(about)}\n{{ .lead }}",
    ]
    if page.count > 1:
        parts.append(_siblings(page))
    listed = (f"- [{asked.number}. {_words(asked)}](#{asked.slug})" for asked in page.questions)
    parts.append(f'<div class="on-this-page" data-hue="{hue}" markdown {OUT_OF_INDEX}>')
    parts.append("\n".join(listed))
    parts.append("</div>\n\n<guide-controls></guide-controls>")
    return "\n\n".join(parts)


def _crumbs(page: Page, first: int, last: int) -> str:
    """Where the page stands, from the first page down; in Markdown, whose links engines know."""
    section = literal(page.section.title)
    numbers = f"Question {first}" if first == last else f"Questions {first} to {last}"
    if page.index > 1:
        section = f"[{section}](index.md)"
    return (
        f'<nav class="crumbs" aria-label="Breadcrumb" markdown="1" {OUT_OF_INDEX}>\n\n'
        f"1. [Home](../{HOME})\n2. {section}\n"
        f'3. <span aria-current="page">{numbers}</span>\n\n</nav>'
    )


def _front_matter(title: str, description: str) -> str:
    # A JSON text is a YAML text, whatever it holds.
    keys = {"title": title, "description": description}
    lines = (f"{key}: {json.dumps(name(value))}\n" for key, value in keys.items() if value)
    return f"---\n{''.join(lines)}---\n"


def _words(asked: Question) -> str:
    """The question within a link: links of its own are left out."""
    return inline(asked.title, lambda slug: f"#{slug}")


def _siblings(page: Page) -> str:
    names = [
        f"[{n}]({_sibling(n)})" if n != page.index else f"**{n}**" for n in range(1, page.count + 1)
    ]
    return f"Pages of this section: {' '.join(names)}\n{{ .siblings {OUT_OF_INDEX}=true }}"


def _sibling(number: int) -> str:
    return "index.md" if number == 1 else f"page-{number}.md"


def _beside(
    page: Page, pinned: Mapping[str, str], keep: Keep
) -> Iterator[tuple[PurePosixPath, str]]:
    """Programs, each with the versions that it needs, and figures of a page's questions."""
    all_pins = repr(pinned)
    for asked in page.questions:
        for program in asked.programs:
            make = partial(_with_versions, program.text, pinned)
            text = keep(("program", all_pins, program.text), make)
            yield addresses.program_path(asked, program), text
        for figure in asked.figures:
            path = addresses.figure_path(asked, figure.file)
            yield path, figure.svg
            yield addresses.dark(path), darkened(figure.svg)


def _with_versions(program: str, pinned: Mapping[str, str]) -> str:
    return pins.header(pins.needed(program, pinned)) + program if pinned else program


def _listed(pages: list[Page]) -> str:
    encode = json.JSONEncoder(ensure_ascii=False).encode  # one for all: a new one takes as long
    rows = (
        encode(
            {
                "number": asked.number,
                "slug": asked.slug,
                "section": page.section.title,
                "title": markdown.plain(asked.title),
                "page": str(page.path),
                "level": asked.level,
                "tags": [tag.text for tag in asked.tags],
                "aliases": [alias.text for alias in asked.aliases],
                "requires": [slug.text for slug in asked.requires],
                "points": len(asked.key_points),
            }
            | ({"formerly": [slug.text for slug in asked.formerly]} if asked.formerly else {})
        )
        for page in pages
        for asked in page.questions
    )
    return "[\n" + ",\n".join(rows) + "\n]\n"
