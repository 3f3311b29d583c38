"""What each question is found by: its wording, its other names, and its points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guide import markdown
from guide.model import FRAMEWORKS, LEVELS, Guide, Question
from guide.render.addresses import Page

MEANS = 3
"""How much a name means a question that is known by it; 1 where it is one of several."""
_FIRST_MARK = "0"


def listed(guide: Guide, pages: list[Page]) -> dict[str, Any]:
    """All that the index is made of (see ``docs/assets/js/search/make.js``)."""
    names = _terms(guide)
    stands = [(n, asked) for n, page in enumerate(pages) for asked in page.questions]
    frameworks = [name for name in FRAMEWORKS if any(name in _shown(q) for _, q in stands)]
    return {
        "questions": [_question(asked, names.get(asked.slug, [])) for _, asked in stands],
        "shown": [
            (asked.number, asked.slug, markdown.plain(asked.title), n) for n, asked in stands
        ],
        "about": {
            "sections": list(_sections(guide)),
            "pages": [str(page.path) for page in pages],
            "frameworks": [FRAMEWORKS[name] for name in frameworks],
            "marks": "".join(_mark(asked, frameworks) for _, asked in stands),
        },
    }


def _terms(guide: Guide) -> dict[str, list[tuple[str, int]]]:
    """By question, the names of the terms that it treats."""
    found: dict[str, list[tuple[str, int]]] = {}
    for term in guide.terms:
        for place, slug in enumerate(term.questions):
            names = found.setdefault(slug.text, [])
            names += [(name, max(1, MEANS - place)) for name in (term.name, *term.also)]
    return found


def _question(asked: Question, names: list[tuple[str, int]]) -> dict[str, Any]:
    return {
        "title": markdown.plain(asked.title),
        "names": [*((alias.text, MEANS) for alias in asked.aliases), *names],
        "points": "\n".join(map(markdown.plain, _points(asked))),
    }


def _points(asked: Question) -> Iterator[str]:
    """What says in few words what the answer treats."""
    yield from (point.text for point in asked.key_points)
    yield from (claim.claim for claim in asked.claims)


def _sections(guide: Guide) -> Iterator[tuple[str, int]]:
    """Each section's title, and the place of its first question among all."""
    place = 0
    for section in guide.sections:
        yield section.title, place
        place += len(section.questions)


def _shown(asked: Question) -> set[str]:
    """The frameworks of which the question shows programs."""
    return {program.framework for tabs in asked.tabs for program in tabs.programs}


def _mark(asked: Question, frameworks: list[str]) -> str:
    """What a result is filtered by, as one letter: the level, and a bit for each framework."""
    shown = _shown(asked)
    bits = sum(1 << n for n, name in enumerate(frameworks) if name in shown)
    return chr(ord(_FIRST_MARK) + 2 * bits + LEVELS.index(asked.level))
