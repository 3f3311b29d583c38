"""What the engines find and take, as the tables of docs/contributing/search.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

SIZES = (80, 5_000, 50_000)
"""Questions of the guides that engines are measured on: ours, and two made ones."""
GOALS = {80: 40_000, 5_000: 250_000, 50_000: 400_000}
"""Compressed bytes for the first results at eighty questions, else for a search."""
KINDS = ("exact", "abbreviation", "typo", "api", "symptom", "paraphrase", "synonym", "spelling",
         "two", "none")  # fmt: skip
"""Kinds of queries, in the order of the columns."""


class Quality(NamedTuple):
    """How well an engine answers one set of queries."""

    engine: str
    queries: str
    """Which set."""
    recall: float
    """Share of the queries with a right question among the first five."""
    rank: float
    """Mean reciprocal rank of the first right question, among ten."""
    kinds: dict[str, float]
    """The recall of each kind; of *none* the share for which nothing is offered."""


class Taken(NamedTuple):
    """What a search takes in a browser that has loaded nothing."""

    engine: str
    questions: int
    correct: int
    """Compressed bytes of a search without a mistake, at most."""
    mistaken: int
    """Compressed bytes of a search with one, at most."""
    first: float
    """Milliseconds to the first result, the median."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def of_choice(quality: Sequence[Quality], taken: Sequence[Taken], queries: str) -> str:
    """All that the choice of an engine rests on: quality by one set, bytes and times by size."""
    head = ["engine", "recall@5", "MRR@10"]
    for size in SIZES:
        head += [f"at {size:,}", "mistake", "first result"]
    by_size = {(each.engine, each.questions): each for each in taken}
    rows = [
        [each.engine, f"{each.recall:.3f}", f"{each.rank:.3f}", *_taken(each.engine, by_size)]
        for each in quality
        if each.queries == queries
    ]
    return table(head, [*rows, ["goal", "0.970", "0.930", *_goals()]])


def _taken(engine: str, by_size: dict[tuple[str, int], Taken]) -> Iterator[str]:
    for size in SIZES:
        each = by_size.get((engine, size))
        if each is None:
            yield from ("", "", "")
        else:
            yield from (f"{each.correct:,}", f"{each.mistaken:,}", f"{each.first:,.0f} ms")


def _goals() -> Iterator[str]:
    small, _, large = SIZES  # of one the first results have a goal, of the other no mistakes
    for size in SIZES:
        mistaken = "" if size in (small, large) else f"{GOALS[size]:,}"
        yield from (f"{GOALS[size]:,}", mistaken, "300 ms")


def by_kind(quality: Sequence[Quality]) -> str:
    """Recall of each kind, by each set of queries and each engine."""
    sets = list(dict.fromkeys(each.queries for each in quality))
    rows = (
        [each.engine, each.queries, f"{each.recall:.2f}", f"{each.rank:.2f}",
         *(f"{each.kinds[kind]:.2f}" for kind in KINDS)]
        for each in sorted(quality, key=lambda each: sets.index(each.queries))
    )  # fmt: skip
    return table(["engine", "queries", "recall@5", "MRR@10", *KINDS], rows)
