"""The map: which question needs which, drawn and as a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from textwrap import shorten

from guide.model import SHORT, Guide, Question
from guide.render.safe import Link, inline

WIDTH, HEIGHT = 182, 22
"""Size of a box, in pixels: :data:`guide.model.SHORT` signs and a number in the widest of fonts."""
GAP, STEP = 26, 29
"""Between the columns; from one box to the one below."""
TOP = 30
"""Height of the head line."""

_HEAD = """---
title: Map of the questions
description: Which question to know before which.
hide: [navigation, toc]
search:
  exclude: true
---

# Map of the questions

Each line leads from a question to one that builds on it. Whoever begins on the left meets
nothing that was not explained before. The same as a list stands below the drawing.
{ .lead }

<p class="here" role="status"><span class="by-pointer">Point at</span>
<span class="by-finger">Tap</span> a question to see what it builds on.
<span class="sideways" hidden>The drawing goes on to the right.</span></p>"""


def question_map(
    guide: Guide, link: Link, built: Mapping[str, str], hues: Mapping[str, int]
) -> str:
    """The page: ``built`` holds the addresses that the drawing uses, ``hues`` the colours."""
    questions = list(guide.questions)
    columns = _columns(questions)
    drawing = _drawing(questions, columns, built, hues)
    return "\n\n".join([_HEAD, drawing, *_list(columns, link)]) + "\n"


def _columns(questions: list[Question]) -> list[list[Question]]:
    """The questions by the length of the longest way of requirements that leads to them."""
    depth: dict[str, int] = {}
    left = questions
    while left:  # requirements never go in a circle
        ready = [q for q in left if all(word.text in depth for word in q.requires)]
        for asked in ready:
            depth[asked.slug] = 1 + max((depth[word.text] for word in asked.requires), default=-1)
        left = [asked for asked in left if asked.slug not in depth]
    columns: list[list[Question]] = [[] for _ in range(max(depth.values()) + 1)]
    for asked in questions:
        columns[depth[asked.slug]].append(asked)
    return _untangled(columns)


def _untangled(columns: list[list[Question]]) -> list[list[Question]]:
    """Each column ordered by where the requirements of its questions stand (barycentres)."""
    row: dict[str, float] = {q.slug: index for index, q in enumerate(columns[0])}
    ordered = [columns[0]]
    for column in columns[1:]:
        found = sorted(
            column, key=lambda q: sum(row[word.text] for word in q.requires) / len(q.requires)
        )
        row |= {q.slug: index for index, q in enumerate(found)}
        ordered.append(found)
    return ordered


Places = dict[str, tuple[int, int]]
"""Left and top of each box, in pixels."""


def _drawing(
    questions: list[Question],
    columns: list[list[Question]],
    built: Mapping[str, str],
    hues: Mapping[str, int],
) -> str:
    places: Places = {
        asked.slug: (1 + x * (WIDTH + GAP), TOP + y * STEP)
        for x, column in enumerate(columns)
        for y, asked in enumerate(column)
    }
    width = len(columns) * (WIDTH + GAP) - GAP + 2
    height = TOP + max(map(len, columns)) * STEP
    lines = [
        *_heads(len(columns)),
        *_edges(questions, places),
        *(_box(asked, places[asked.slug], built, hues) for asked in questions),
    ]
    # Keyboards and screen readers have the list below, which says the same in order.
    return (
        '<div aria-hidden="true">\n<guide-map>\n'
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}">\n'
        + "\n".join(lines)
        + "\n</svg>\n</guide-map>\n</div>"
    )


def _heads(count: int) -> Iterator[str]:
    for index in range(count):
        words = "Begin here" if index == 0 else f"Step {index + 1}"
        yield f'<text class="head" x="{1 + index * (WIDTH + GAP)}" y="16">{words}</text>'


def _edges(questions: list[Question], places: Places) -> Iterator[str]:
    for asked in questions:
        for word in asked.requires:
            (x, y), (to_x, to_y) = places[word.text], places[asked.slug]
            x, y, to_y = x + WIDTH, y + HEIGHT // 2, to_y + HEIGHT // 2
            bend = GAP * 2 // 3
            yield (
                f'<path data-from="{word.text}" data-to="{asked.slug}" '
                f'd="M{x} {y}C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}"/>'
            )


def _box(
    asked: Question, place: tuple[int, int], built: Mapping[str, str], hues: Mapping[str, int]
) -> str:
    x, y = place
    label = escape(f"{asked.number} {_name(asked)}")
    return (
        f'<a href="{escape(built[asked.slug])}" tabindex="-1" data-slug="{asked.slug}" '
        f'data-hue="{hues[asked.slug]}"><rect x="{x}" y="{y}" width="{WIDTH}" '
        f'height="{HEIGHT}" rx="5"/><text x="{x + 8}" y="{y + 15}">{label}</text></a>'
    )


def _name(asked: Question) -> str:
    """What a question is about, as its author or else its slug says it."""
    return asked.short or shorten(asked.slug.replace("-", " "), SHORT, placeholder=" …")


def _list(columns: list[list[Question]], link: Link) -> Iterator[str]:
    numbers = {asked.slug: asked.number for column in columns for asked in column}
    for index, column in enumerate(columns):
        yield "## Begin here" if index == 0 else f"## Step {index + 1}"
        yield "\n".join(f"- {_entry(asked, link, numbers)}" for asked in column)


def _entry(asked: Question, link: Link, numbers: Mapping[str, int]) -> str:
    title = inline(asked.title, link)
    after = ", ".join(f"[{numbers[word.text]}]({link(word.text)})" for word in asked.requires)
    return f"[{asked.number}. {title}]({link(asked.slug)})" + (f", after {after}" if after else "")
