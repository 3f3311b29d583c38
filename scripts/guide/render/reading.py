"""How long an answer takes to read, and in which order questions are best learned."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from guide import markdown
from guide.model import Block, Explorable, Figure, Program, Prose, Question, Tabs

WORDS_A_MINUTE = 200
"""Brysbaert (2019) finds 238 for English non-fiction; a text with formulas is read slower."""
WORDS_A_LINE = 5
"""A line of code that is not empty counts as so many words."""
WORDS_A_FIGURE = 40
"""A figure counts as so many words: twelve seconds to look at it."""


def minutes(asked: Question) -> int:
    """Whole minutes for the answer and its depth, rounded up; tasks and follow-ups do not count.

    Of tabs the first one counts: one reads the framework that one uses.
    """
    shown = [*asked.answer, *asked.in_depth, *asked.claims_shown]
    words = sum(map(_words, shown))
    words += sum(_count(claim.claim) + _count(claim.now) for claim in asked.claims)
    words += sum(_count(point.text) for point in asked.key_points)
    return max(1, math.ceil(words / WORDS_A_MINUTE))


def _words(block: Block) -> int:
    if isinstance(block, Prose):
        return _prose(block.text)
    if isinstance(block, Figure | Explorable):
        return WORDS_A_FIGURE
    if isinstance(block, Tabs):
        return _words(block.programs[0])
    assert isinstance(block, Program)
    return _lines(block.text) * WORDS_A_LINE


def _prose(text: str) -> int:
    """Words of paragraphs, lists and tables; lines of code that stands between them."""
    tokens = markdown.blocks(text)
    code = sum(_lines(token.content) for token in tokens if token.type in ("fence", "code_block"))
    words = sum(_count(token.content) for token in tokens if token.type in ("inline", "math_block"))
    return words + code * WORDS_A_LINE


def _lines(text: str) -> int:
    return sum(1 for line in text.splitlines() if line.strip())


def _count(text: str) -> int:
    return len(text.split())


def in_order(questions: Sequence[Question]) -> list[Question]:
    """The order of learning: each question after those it requires; else by their numbers.

    Practice asks new questions in the same order (``inOrder`` in ``queue.js``).
    """
    known = {asked.slug: asked for asked in questions}
    begun: set[str] = set()
    return [each for asked in questions for each in _with_required(asked, known, begun)]


def _with_required(
    asked: Question, known: dict[str, Question], begun: set[str]
) -> Iterator[Question]:
    path = [asked] if asked.slug not in begun else []
    while path:  # a path instead of a recursion: guides may be deep
        begun.add(path[-1].slug)
        wanted = (word.text for word in path[-1].requires)
        before = next((slug for slug in wanted if slug in known and slug not in begun), None)
        if before is not None:
            path.append(known[before])
        else:
            yield path.pop()


def around(ordered: Iterable[Question]) -> dict[str, tuple[Question | None, Question | None]]:
    """For each question, by its slug, what stands before it and after it."""
    each = list(ordered)
    pairs = zip([None, *each], [*each[1:], None], strict=False)
    return {asked.slug: pair for asked, pair in zip(each, pairs, strict=False)}
