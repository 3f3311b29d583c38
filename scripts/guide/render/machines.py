"""What the site tells machines: plain Markdown of every topic, and the facts of each page.

Engines take every Markdown file for a page. So these files wait in a folder of their own, under
names that engines only copy, until :mod:`guide.machines` puts them in their places.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from guide import markdown
from guide.kept import Keep, anew
from guide.model import Block, Change, Guide, Program, Prose, Tabs
from guide.render import addresses, depends, plain
from guide.render.addresses import Page
from guide.render.friday import fits
from guide.render.pages import HUES, UNTITLED

STAGED = PurePosixPath("machines")
"""Folder of what waits; no page has this name."""
FACTS = STAGED / "facts.json"
"""What there is to say of each page."""
LLMS, FULL = PurePosixPath("llms.txt"), PurePosixPath("llms-full.txt")
"""What the site holds, for programs that read text; and all of it in one file."""
LONGEST = 1_500
"""So many characters of an answer go into a page's facts; a minute's answer has fewer."""


def files(
    guide: Guide, pages: list[Page], described: Mapping[str, str], keep: Keep = anew
) -> Iterator[tuple[PurePosixPath, str]]:
    """Every file that waits; ``described`` are descriptions of pages that engines give none."""
    whole = depends.whole(guide, pages)
    own = {page.path: (whole, page.known) for page in pages}
    texts = {page.path: plain.file(page.path) for page in pages}
    stands = {asked.slug: texts[page.path] for page in pages for asked in page.questions}
    for page in pages:
        path = texts[page.path]
        place = plain.Place(str(path.parent), stands)
        text = keep(("plain", *own[page.path]), partial(plain.page, page, place))
        yield (STAGED / path).with_suffix(".txt"), text
    if guide.terms:
        place = plain.Place(addresses.TERMS.parent.name, stands)
        yield (STAGED / addresses.TERMS).with_suffix(".txt"), plain.vocabulary(guide.terms, place)
    yield STAGED / LLMS, _llms(guide, pages)
    if fits(guide):
        place = plain.Place("", stands)
        parts = (
            keep(("part", *own[page.path]), partial(plain.page, page, place, level=2))
            for page in pages
        )
        yield STAGED / FULL, "\n".join((_head(guide), *parts))
    made = {
        _address(page): json.loads(keep(("facts", *own[page.path]), partial(_told, page, guide)))
        for page in pages
    }
    yield FACTS, _facts(guide, made, described)


def about(guide: Guide) -> str:
    """The guide in a sentence."""
    count = sum(1 for _ in guide.questions)
    titles = ", ".join(section.title for section in guide.sections)
    return f"{count} questions and answers: {titles}."


def _head(guide: Guide) -> str:
    title = plain.literal(guide.title or UNTITLED)
    return f"# {title}\n\n> {plain.literal(about(guide))}\n"


def _llms(guide: Guide, pages: list[Page]) -> str:
    lines = [
        _head(guide),
        "Each file holds some ten questions with their whole answers: in short, in depth, key",
        "points, what is out of date, what is asked next, tasks with solutions, references.",
        "Programs stand in full, each with what it printed; formulas are TeX.",
        "\n## Questions\n",
    ]
    for page in pages:
        first, last = page.questions[0].number, page.questions[-1].number
        said = f"questions {first} to {last}. {plain.literal(page.section.summary)}".rstrip()
        lines.append(f"- [{plain.literal(page.title)}]({plain.file(page.path)}): {said}")
    lines.append("\n## Lists\n")
    if guide.terms:
        lines.append(f"- [Terms]({addresses.TERMS}): what the words mean, each in a sentence")
    lines.append(
        "- [All questions](questions.json): number, title, level, topics, what to know first"
    )
    if fits(guide):
        lines.append("\n## Optional\n")
        lines.append(f"- [Everything in one file]({FULL}): all questions with their answers")
    return "\n".join(lines) + "\n"


def _facts(guide: Guide, pages: dict[str, Any], described: Mapping[str, str]) -> str:
    facts = {
        "title": guide.title or UNTITLED,
        "about": about(guide),
        "pages": pages,
        "described": dict(described),
        "changes": [_change(change, guide) for change in guide.changes],
    }
    return json.dumps(facts, ensure_ascii=False) + "\n"


def _address(page: Page) -> str:
    return addresses.built(str(page.path), "").removesuffix("#")


def _told(page: Page, guide: Guide) -> str:
    hues = {section.slug: index % HUES + 1 for index, section in enumerate(guide.sections)}
    return json.dumps(_page(page, guide.changes, hues), ensure_ascii=False)


def _page(page: Page, changes: tuple[Change, ...], hues: Mapping[str, int]) -> dict[str, Any]:
    slugs = {asked.slug for asked in page.questions}
    days = [change.date for change in changes if slugs & {slug.text for slug in change.questions}]
    return {
        "title": page.title,
        "section": page.section.title,
        "hue": hues[page.section.slug],
        "changed": max(days, default=""),
        "questions": [
            {
                "slug": asked.slug,
                "number": asked.number,
                "title": markdown.plain(asked.title),
                "answer": _shortened(" ".join(_words(asked.answer))),
            }
            for asked in page.questions
        ],
    }


def _change(change: Change, guide: Guide) -> dict[str, Any]:
    titles = {asked.slug: markdown.plain(asked.title) for asked in guide.questions}
    return {
        "name": change.name,
        "date": change.date,
        "title": markdown.plain(change.title),
        "text": markdown.plain(change.text),
        "questions": [[slug.text, titles[slug.text]] for slug in change.questions],
    }


def _words(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The text of an answer as a reader sees it, without marks; formulas as TeX."""
    for block in blocks:
        if isinstance(block, Prose):
            for token in markdown.blocks(block.text):
                if token.type == "inline":
                    yield " ".join(markdown.plain(token.content).split())
                elif token.type in ("fence", "math_block"):
                    yield token.content.strip()
        elif isinstance(block, Tabs | Program):
            programs = block.programs if isinstance(block, Tabs) else (block,)
            yield from (program.text.strip() for program in programs)


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rsplit(' ', 1)[0].rstrip(' ,;:.')} …"
