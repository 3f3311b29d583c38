"""Terms and topics: the vocabulary from A to Z, and the questions by topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from guide import markdown
from guide.model import Guide, Question, Term
from guide.render.safe import Link, inline, literal

_HEAD = """---
title: Terms and topics
description: What the words mean, each in a sentence, and which questions treat them.
search:
  exclude: true
---

# Terms and topics

What the words mean, each in a sentence, and the questions that treat them.
{ .lead }"""

_ABBREVIATION = re.compile(r"[A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*[A-Z][A-Z0-9-]*")
_LONGEST = 8
_NOT_A_LETTER = "0–9"


def terms(guide: Guide, link: Link) -> str:
    """The page; ``link`` gives the address of a question from there, by its slug."""
    return "\n\n".join([_HEAD, *_from_a_to_z(guide, link), *_topics(guide, link)]) + "\n"


def _from_a_to_z(guide: Guide, link: Link) -> Iterator[str]:
    by_letter = [(letter, list(some)) for letter, some in groupby(guide.terms, _letter)]
    titles = {asked.slug: asked for asked in guide.questions}
    jumps = " ".join(f"[{letter}](#terms--{letter.lower()})" for letter, _ in by_letter)
    yield f"{jumps} [Topics](#topics)\n{{ .letters }}"
    for letter, some in by_letter:
        yield f"## {letter} {{ #terms--{letter.lower()} }}"
        yield from (_term(term, titles, link) for term in some)


def _letter(term: Term) -> str:
    first = term.name[0].upper()
    return first if first.isascii() and first.isalpha() else _NOT_A_LETTER


def _term(term: Term, titles: dict[str, Question], link: Link) -> str:
    name = literal(term.name)
    short = [other for other in term.also if _is_abbreviation(other) and other != term.name]
    if short:
        name += f" ({literal(', '.join(short))})"
    led = " · ".join(
        f"[{titles[slug.text].number}. {_title(titles[slug.text])}]({link(slug.text)})"
        for slug in term.questions
    )
    return f"**{name}** {inline(term.definition, link)}<br>\n{led}\n{{ .term }}"


def _is_abbreviation(name: str) -> bool:
    return len(name) <= _LONGEST and bool(_ABBREVIATION.fullmatch(name))


def _title(asked: Question) -> str:
    return literal(markdown.plain(asked.title))


def _topics(guide: Guide, link: Link) -> Iterator[str]:
    by_tag: dict[str, list[Question]] = {}
    for asked in guide.questions:
        for tag in asked.tags:
            by_tag.setdefault(tag.text, []).append(asked)
    if not by_tag:
        return
    yield "## Topics { #topics }"
    for topic, some in sorted(by_tag.items()):
        listed = "\n".join(f"- [{q.number}. {_title(q)}]({link(q.slug)})" for q in some)
        yield f"### {topic_name(topic)} {{ #{topic_id(topic)} }}\n\n{listed}"


def topic_name(topic: str) -> str:
    """The words of a topic, as Markdown."""
    return literal(topic.replace("-", " "))


def topic_id(topic: str) -> str:
    """Identifier of a topic on the page."""
    return f"topic--{topic}"
