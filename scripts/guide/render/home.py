"""The first page: a text written by hand, or a plain one, with the guide's own facts in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from guide import markdown
from guide.errors import Problem, SourceError
from guide.model import Guide, Prose, Section
from guide.render import addresses
from guide.render.addresses import Page
from guide.render.safe import literal, name, prose
from guide.render.shown import attribute

MOST = 366
"""The question of the day is one of at most so many: each is named on the page."""

_FACT = re.compile(r"\{\{ ([a-z ]+) \}\}")
_PLAIN = """---
title: {{ quoted title }}
hide: [navigation, toc]
---

<div class="hero" markdown>
<div markdown>

# {{ title }}

{{ questions }}, answers closed until you open them.
{ .claim }

{{ start }}

</div>

{{ question of the day }}

</div>

## Sections { #sections data-search-exclude=true }

{{ sections }}

{{ script }}
"""


@dataclass(frozen=True)
class Template:
    """A first page as it is written by hand: ``{{ name }}`` stands for a fact of the guide."""

    path: Path
    """Where it stands, for messages."""
    text: str
    """Its text."""


@dataclass(frozen=True)
class _Facts:
    """What the facts are taken from."""

    guide: Guide
    pages: list[Page]
    notebooks: int


def home(guide: Guide, pages: list[Page], notebooks: int, first: Template | None) -> str:
    """The page, from a text written by hand where there is one.

    Raises:
        SourceError: the text asks for a fact that the guide does not have.
    """
    facts = _Facts(guide, pages, notebooks)
    template = first or Template(Path("index.md"), _PLAIN)
    problems = [
        Problem(template.path, number, f'there is no fact "{fact}"', f"one of: {_known(facts)}")
        for number, line in enumerate(template.text.splitlines(), start=1)
        for fact in _FACT.findall(line)
        if fact not in _named(facts)
    ]
    if problems:
        raise SourceError(problems)
    return _FACT.sub(lambda match: _named(facts)[match[1]](facts), template.text)


def _named(facts: _Facts) -> dict[str, Callable[[_Facts], str]]:
    checked = _CHECKED if facts.guide.checked else {}
    return {**_ALWAYS, **checked}


def _known(facts: _Facts) -> str:
    return ", ".join(sorted(_named(facts)))


def _title(facts: _Facts) -> str:
    return facts.guide.title or "Study guide"


def _questions(facts: _Facts) -> str:
    count = sum(1 for _ in facts.guide.questions)
    return f"{count} question{'s' if count != 1 else ''}"


def _start(facts: _Facts) -> str:
    """A field that opens the search, and the way to practice with room for what is due."""
    return (
        '<div class="start">\n'
        '<guide-search label="Search the questions"><a class="ask" href="#sections">'
        "Choose a section</a></guide-search>\n"
        f'<a class="primary" href="{addresses.PRACTICE.parent}/">Practise now</a>\n'
        '<p class="today">A few new questions a day, and each again before you forget it.</p>\n'
        "</div>"
    )


def _sections(facts: _Facts) -> str:
    """A card for each section, with a mark for each question: the layers of the guide."""
    first = {page.section.slug: page for page in reversed(facts.pages)}
    cards = (_card(section, first[section.slug]) for section in facts.guide.sections)
    listed = "\n".join(cards)
    return f'<div>\n<guide-layers class="sections">\n{listed}\n</guide-layers>\n</div>'


def _card(section: Section, page: Page) -> str:
    numbers = [asked.number for asked in section.questions]
    range_ = f"Questions {numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else "One question"
    marks = "<i></i>" * len(numbers) if len(numbers) <= MOST else ""
    address = _address(page)
    return (
        f'<section class="layer"><h3><a href="{address}">{escape(section.title)}</a></h3>'
        f'<p class="range">{range_}</p>'
        f'<div class="nodes" aria-hidden="true">{marks}</div>'
        + (f"<p>{escape(section.summary)}</p>" if section.summary else "")
        + "</section>"
    )


def _address(page: Page) -> str:
    return addresses.built(str(page.path), "").removesuffix("#")


_SHOW = "Show the short answer"


def _day(facts: _Facts) -> str:
    """The first question with its short answer; a script takes another one every day."""
    asked = next(facts.guide.questions)
    where = {each.slug: str(page.path) for page in facts.pages for each in page.questions}
    answer = "\n\n".join(
        prose(block.text, lambda slug: f"{where[slug]}#{slug}", heading=lambda text: "")
        for block in asked.answer
        if isinstance(block, Prose)
    )
    address = addresses.built(where[asked.slug], asked.slug)
    return "\n\n".join(
        [
            '<div class="day-card" markdown="1">',
            '<p class="eyebrow">Question of the day</p>',
            f'<p class="asks"><a href="{address}">{escape(markdown.plain(asked.title))}</a></p>',
            '<details class="day" markdown="1">\n'
            f'<summary aria-label="{_SHOW}: {attribute(asked.title)}">{_SHOW}</summary>',
            f'<div class="said" markdown="1">\n\n{answer}\n\n</div>',
            "</details>",
            '<div><guide-day></guide-day><script type="application/json">'
            f"{_choice(facts)}</script></div>",
            "</div>",
        ]
    )


def _choice(facts: _Facts) -> str:
    """All questions, or as many of a large guide as a year has days: slug, page and title."""
    listed = [(asked, page) for page in facts.pages for asked in page.questions]
    step = -(-len(listed) // MOST)
    rows = [
        [
            asked.slug,
            addresses.built(str(page.path), "").removesuffix("#"),
            markdown.plain(asked.title),
        ]
        for asked, page in listed[::step]
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)


# The engine's reader of HTML would look for the end of what these begin, and lose the page.
_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<&"}


def _script(facts: _Facts) -> str:
    return '<script type="module" src="assets/js/home.js"></script>'


def _versions(facts: _Facts) -> str:
    """The frameworks that the programs ran on."""
    assert facts.guide.checked
    versions = facts.guide.checked.versions
    return ", ".join(_ran_on(versions.get(library, ""), label) for library, label in _SHOWN.items())


def _ran_on(version: str, label: str) -> str:
    return f"{label} {version}".rstrip()


_SHOWN = {"keras": "Keras", "tensorflow-cpu": "TensorFlow", "torch": "PyTorch", "jax": "JAX"}


def _date(facts: _Facts) -> str:
    assert facts.guide.checked
    year, month = map(int, facts.guide.checked.date.split("-"))
    return f"{date(year, month, 1):%B %Y}"


def _programs(facts: _Facts) -> str:
    assert facts.guide.checked
    return str(facts.guide.checked.programs)


def _claims(facts: _Facts) -> str:
    return str(sum(len(asked.claims) for asked in facts.guide.questions))


_ALWAYS: dict[str, Callable[[_Facts], str]] = {
    "title": lambda facts: literal(_title(facts)),
    "quoted title": lambda facts: json.dumps(name(_title(facts))),
    "questions": _questions,
    "start": _start,
    "sections": _sections,
    "question of the day": _day,
    "script": _script,
    "terms": lambda facts: str(len(facts.guide.terms)),
    "notebooks": lambda facts: str(facts.notebooks),
    "claims": _claims,
    "tasks": lambda facts: str(sum(len(asked.items) for asked in facts.guide.questions)),
}
_CHECKED: dict[str, Callable[[_Facts], str]] = {
    "programs": _programs,
    "versions": _versions,
    "date": _date,
}
