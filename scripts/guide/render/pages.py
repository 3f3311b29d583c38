"""The files of the site's source: pages, programs, figures and the list of questions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from guide import markdown
from guide.chart import darkened
from guide.model import Guide, Question
from guide.render import addresses
from guide.render.addresses import Page
from guide.render.questions import OUT_OF_INDEX, View
from guide.render.questions import question as render_question
from guide.render.safe import inline

QUESTIONS = PurePosixPath("questions.json")
"""The list of all questions, in order."""
HOME = PurePosixPath("index.md")
"""The first page."""
HUES = 5
"""So many colours the style sheet has for sections."""


def files(guide: Guide) -> Iterator[tuple[PurePosixPath, str]]:
    """Every file, one by one, with its text."""
    pages = list(addresses.pages(guide))
    anchors = {asked.slug: page.path for page in pages for asked in page.questions}
    questions = list(guide.questions)
    neighbours = {
        here.slug: (before, after)
        for before, here, after in zip(
            [None, *questions], questions, [*questions[1:], None], strict=False
        )
    }
    hues = {section.slug: index % HUES + 1 for index, section in enumerate(guide.sections)}
    for page in pages:
        hue = hues[page.section.slug]
        yield page.path, _page(page, hue, guide.repository, anchors, neighbours)
        yield from _beside(page)
    yield HOME, _home(guide, pages)
    yield QUESTIONS, _listed(pages)


Neighbours = dict[str, tuple[Question | None, Question | None]]


def _page(
    page: Page,
    hue: int,
    repository: str,
    anchors: dict[str, PurePosixPath],
    neighbours: Neighbours,
) -> str:
    def link(slug: str) -> str:
        target = anchors[slug]
        same = target == page.path
        return f"#{slug}" if same else f"{addresses.relative(target, page.path)}#{slug}"

    views = (
        View(asked, page.path, link, repository, page.section.slug, *neighbours[asked.slug])
        for asked in page.questions
    )
    head = _head(page, hue, link)
    return "\n\n".join([head, *(render_question(view) for view in views)]) + "\n"


def _head(page: Page, hue: int, link: Callable[[str], str]) -> str:
    title = page.title
    first, last = page.questions[0].number, page.questions[-1].number
    about = page.section.summary or f"Questions {first} to {last}."
    front = _front_matter(title, about)
    parts = [f"{front}\n# {_plain(title)}", f"{_plain(about)}\n{{ .lead }}"]
    if page.count > 1:
        parts.append(_siblings(page))
    listed = (f"- [{asked.number}. {_words(asked)}](#{asked.slug})" for asked in page.questions)
    parts.append(f'<div class="on-this-page" data-hue="{hue}" markdown {OUT_OF_INDEX}>')
    parts.append("\n".join(listed))
    parts.append("</div>\n\n<guide-controls></guide-controls>")
    return "\n\n".join(parts)


def _front_matter(title: str, description: str) -> str:
    # A JSON text is a YAML text, whatever it holds.
    keys = {"title": title, "description": description}
    lines = (f"{key}: {json.dumps(value)}\n" for key, value in keys.items() if value)
    return f"---\n{''.join(lines)}---\n"


def _plain(text: str) -> str:
    """Text that is no Markdown, as Markdown."""
    return "".join(f"&#{ord(sign)};" if sign in "\\`*_{}[]$<&|~^=#" else sign for sign in text)


def _home(guide: Guide, pages: list[Page]) -> str:
    """A first page that leads to the sections, for a guide that brings none of its own."""
    title = guide.title or "Study guide"
    lines = [
        f"- [{_plain(page.section.title)}]({page.path}), questions "
        f"{page.questions[0].number} to {page.section.questions[-1].number}"
        for page in pages
        if page.index == 1
    ]
    return f"{_front_matter(title, '')}\n# {_plain(title)}\n\n" + "\n".join(lines) + "\n"


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


def _beside(page: Page) -> Iterator[tuple[PurePosixPath, str]]:
    """Programs and figures of a page's questions."""
    for asked in page.questions:
        for program in asked.programs:
            yield addresses.program_path(asked, program), program.text
        for figure in asked.figures:
            path = addresses.figure_path(asked, figure.file)
            yield path, figure.svg
            yield addresses.dark(path), darkened(figure.svg)


def _listed(pages: list[Page]) -> str:
    rows = (
        json.dumps(
            {
                "number": asked.number,
                "slug": asked.slug,
                "section": page.section.title,
                "title": markdown.plain(asked.title),
                "page": str(page.path),
                "level": asked.level,
                "tags": [tag.text for tag in asked.tags],
                "aliases": [alias.text for alias in asked.aliases],
            },
            ensure_ascii=False,
        )
        for page in pages
        for asked in page.questions
    )
    return "[\n" + ",\n".join(rows) + "\n]\n"
