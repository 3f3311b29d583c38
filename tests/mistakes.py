"""Mistakes in typing, made by rules: what hands do, not what somebody thought of."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from guide.model import Guide

SHORTEST = 6
"""Letters of a word in which a mistake is made: of shorter ones too many others are one away."""
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_WORD = re.compile(rf"[A-Za-z]{{{SHORTEST},}}")
_LONGEST = 3  # words of a name that one types


def mistaken(guide: Guide, seed: int = 1) -> Iterator[tuple[str, set[int]]]:
    """A query for each term of a guide, with one mistake, and the numbers of its questions."""
    chance = random.Random(seed)
    numbers = {asked.slug: asked.number for asked in guide.questions}
    for term in guide.terms:
        found = list(_WORD.finditer(term.name))
        if not found or len(term.name.split()) > _LONGEST:
            continue
        word = chance.choice(found)
        wrong = chance.choice(RULES)(word[0].lower(), chance)
        text = f"{term.name[: word.start()]}{wrong}{term.name[word.end() :]}"
        yield text, {numbers[slug.text] for slug in term.questions}


def _dropped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _swapped(word: str, chance: random.Random) -> str:
    places = [at for at in range(1, len(word) - 1) if word[at] != word[at + 1]]
    at = chance.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _beside(word: str, chance: random.Random) -> str:
    """A letter's neighbour on the keyboard in its place."""
    at = chance.randrange(1, len(word))
    (row,) = (row for row in _KEYS if word[at] in row)
    place = row.index(word[at])
    return (
        word[:at]
        + chance.choice(row[max(0, place - 1) : place] + row[place + 1 : place + 2])
        + word[at + 1 :]
    )


RULES = (_dropped, _doubled, _swapped, _beside)
