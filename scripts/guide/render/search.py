"""What each question is found by: its wording, its other names, its points, its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guide import markdown
from guide.model import (
    FRAMEWORKS,
    LEVELS,
    SHORT_STEMS,
    Block,
    Guide,
    Program,
    Prose,
    Question,
    Tabs,
)
from guide.render.addresses import Page

MEANS = 3
"""How much a name means a question that is known by it; 1 where it is one of several."""
_FIRST_MARK = "0"
_IMPORTED = re.compile(r"^(?:from|import)\s+(jax|keras|tensorflow|torch)\b", re.MULTILINE)
# Formulas, and where links lead. Not the scanner of guide.markdown, which takes seconds for all
# answers of a large guide: what slips through is a word that nobody searches for.
_NO_WORDS = re.compile(r"\$\$[^$]*\$\$|\$[^\s$](?:[^$\n]*[^\s$\\])?\$(?!\d)|\]\([^()\s]*\)")


def listed(guide: Guide, pages: list[Page]) -> dict[str, Any]:
    """All that the index is made of (see ``docs/assets/js/search/make.js``)."""
    names = _terms(guide)
    stands = [(n, asked) for n, page in enumerate(pages) for asked in page.questions]
    questions = [_question(asked, names.get(asked.slug, [])) for _, asked in stands]
    shown = [_shown(asked) for _, asked in stands]
    frameworks = [name for name in FRAMEWORKS if any(name in some for some in shown)]
    return {
        "questions": questions,
        "shown": [
            (asked.number, asked.slug, question["title"], n)
            for question, (n, asked) in zip(questions, stands, strict=True)
        ],
        "about": {
            "terms": bool(guide.terms),
            "sections": list(_sections(guide)),
            "pages": [str(page.path) for page in pages],
            "frameworks": [FRAMEWORKS[name] for name in frameworks],
            "marks": "".join(
                _mark(asked.level, [name in some for name in frameworks])
                for some, (_, asked) in zip(shown, stands, strict=True)
            ),
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
        "answer": "\n".join(_answer(asked)),
    }


def _points(asked: Question) -> Iterator[str]:
    """What says in few words what the answer treats, or how one asks for it."""
    yield from (point.text for point in asked.key_points)
    yield from (claim.claim for claim in asked.claims)
    yield from (words.text for words in asked.asked_as)


def _answer(asked: Question) -> Iterator[str]:
    """The words of the answer as the page shows it, with its programs; not *Check yourself*."""
    prose = []
    for block in _blocks(asked):
        if isinstance(block, Prose):
            prose.append(block.text)
        elif isinstance(block, Program):
            yield block.text
        elif isinstance(block, Tabs):
            yield from (program.text for program in block.programs)
    prose += (claim.now for claim in asked.claims)
    prose += (f"{asks.question}\n{asks.answer}" for asks in asked.follow_ups)
    yield _NO_WORDS.sub(" ", "\n".join(prose))


def _sections(guide: Guide) -> Iterator[tuple[str, int]]:
    """Each section's title, and the place of its first question among all."""
    place = 0
    for section in guide.sections:
        yield section.title, place
        place += len(section.questions)


def _shown(asked: Question) -> set[str]:
    """The frameworks of which the question shows programs: as tabs, or by what they import."""
    alone = (block for block in _blocks(asked) if isinstance(block, Program))
    modules = {name for program in alone for name in _IMPORTED.findall(program.text)}
    imported = {SHORT_STEMS.get(module, module) for module in modules}
    return imported | {program.framework for tabs in asked.tabs for program in tabs.programs}


def _blocks(asked: Question) -> tuple[Block, ...]:
    return (*asked.answer, *asked.in_depth, *asked.claims_shown)


def _mark(level: str, frameworks: list[bool]) -> str:
    """What a result is filtered by, as one letter: the level, and a bit for each framework."""
    bits = sum(1 << n for n, has in enumerate(frameworks) if has)
    return chr(ord(_FIRST_MARK) + 2 * bits + LEVELS.index(level))
