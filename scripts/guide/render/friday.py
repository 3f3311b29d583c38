"""The Friday sheet: all short answers and key points on one page, for the evening before."""

from __future__ import annotations

from collections.abc import Iterator

from guide.model import Guide, Prose, Question
from guide.render import addresses
from guide.render.safe import Link, inline, literal, prose

MOST = 200
"""A guide of more questions has no such page: nobody reads that many in an evening."""

_HEAD = """---
title: Friday sheet
description: All short answers and key points on one page.
hide: [toc]
search:
  exclude: true
---

# Friday sheet

All short answers and key points, for the evening before. On paper it has two columns.
{ .lead }

<div class="papers" hidden></div>

<div class="sheet" markdown>"""


def friday(guide: Guide, link: Link) -> str:
    """The page; ``link`` gives the address of a question from there, by its slug."""
    return "\n\n".join([_HEAD, *_sections(guide, link), "</div>"]) + "\n"


def fits(guide: Guide) -> bool:
    """Whether the guide is small enough to have the page."""
    return sum(len(section.questions) for section in guide.sections) <= MOST


def _sections(guide: Guide, link: Link) -> Iterator[str]:
    for section in guide.sections:
        yield f"## {literal(section.title)} {{ #friday--{section.slug} }}"
        yield from (part for asked in section.questions for part in _question(asked, link))


def _question(asked: Question, link: Link) -> Iterator[str]:
    title = inline(asked.title, link)
    anchor = addresses.part_id(asked.slug, "friday")
    yield f"### [{asked.number}. {title}]({link(asked.slug)}) {{ #{anchor} }}"
    for block in asked.answer:
        if isinstance(block, Prose):
            yield prose(block.text, link, heading=lambda text: "")
    if asked.key_points:
        yield "\n".join(f"- {inline(point.text, link)}" for point in asked.key_points)
