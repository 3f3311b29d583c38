"""What the first results of a search take, as hosts send it."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

from guide.bundle import bundled
from guide.read import read
from guide.render import addresses, search
from guide.search import FOLDER, INDEX, index

ROOT = Path(__file__).parents[1]
FIRST = 40_000
"""The goal: compressed bytes of all that is needed for the first results of our guide."""
QUESTIONS = 80
"""What the goal is for: the first so many of a guide that has grown since."""


def compressed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def first(listed: dict[str, Any]) -> dict[str, Any]:
    """The list as if the guide had only the first questions."""
    marks = len(listed["about"]["marks"]) // len(listed["questions"]) * QUESTIONS
    return {
        "questions": listed["questions"][:QUESTIONS],
        "shown": listed["shown"][:QUESTIONS],
        "about": listed["about"] | {"marks": listed["about"]["marks"][:marks]},
    }


def test_the_first_results_take_few_bytes() -> None:
    guide = read(ROOT / "content")
    listed = first(search.listed(guide, list(addresses.pages(guide))))
    assert len(listed["questions"]) == QUESTIONS
    files = dict(index(listed))
    script = bundled(ROOT / "docs/assets/js/search", ".js")
    assert compressed(script) + compressed(files[INDEX]) <= FIRST
    # Results need nothing else: what they show stands there too, and points come afterwards.
    assert '"whole":{"words":' in files[INDEX]
    assert '"questions":[[1,' in files[INDEX]
    assert {str(path.relative_to(FOLDER)) for path in files if "answers" not in path.name} == {
        "index.json",
        "points-0.json",
    }
