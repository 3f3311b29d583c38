"""Whether readers find what they mean: labelled queries, typed into the box, against our goals."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page

from web.reader import one_engine

QUERIES = Path(__file__).parents[1] / "search/queries.tsv"
NONE = "none"
"""The kind of the queries that no question answers."""
KINDS = {
    "exact",
    "abbreviation",
    "typo",
    "api",
    "symptom",
    "paraphrase",
    "synonym",
    "spelling",
    "two",
    NONE,
}
RECALL, RECALL_OF_A_KIND, RANK = 0.97, 0.93, 0.93
"""The goals: recall among five over all and for each kind, mean reciprocal rank among ten."""
QUESTIONS = 80

TYPE = """async (text) => {
    const finder = document.querySelector("guide-finder");
    const status = finder.querySelector(".finder-status");
    status.textContent = "";
    finder.querySelector("input").value = text;
    finder.querySelector("input").dispatchEvent(new InputEvent("input", { bubbles: true }));
    while (!status.textContent) await new Promise((done) => setTimeout(done));
    const options = [...finder.querySelectorAll("[role=option][data-slug]")];
    return [status.textContent, options.map((option) => option.dataset.slug)];
}"""


class Query(NamedTuple):
    """What a reader types, and the numbers of the questions that he means."""

    kind: str
    text: str
    right: tuple[int, ...]
    kept: bool
    """Whether it was set aside while the search was made: half of ours, and a reader's set."""


def queries() -> Iterator[Query]:
    with QUERIES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            right = tuple(int(number) for number in row["questions"].split(",") if number)
            yield Query(row["kind"], row["query"], right, row["part"] == "kept")


class Score(NamedTuple):
    """Of one query: whether a right question is among five, and one by its rank, or 0."""

    recall: float
    rank: float


def score(query: Query, status: str, found: list[int]) -> Score:
    if query.kind == NONE:  # nothing may be shown as an answer
        quiet = float(status.startswith("No question"))
        return Score(quiet, quiet)
    rank = next((n for n, number in enumerate(found[:10], start=1) if number in query.right), 0)
    return Score(float(0 < rank <= 5), 1 / rank if rank else 0)


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def test_the_queries_are_many_and_of_all_kinds() -> None:
    every = list(queries())
    assert len({query.text for query in every}) == len(every) >= 400
    assert {query.kind for query in every} == KINDS
    assert {number for query in every for number in query.right} == set(range(1, QUESTIONS + 1))
    assert mean([query.kept for query in every]) >= 0.5
    for query in every:
        assert bool(query.right) == (query.kind != NONE), query


@one_engine
@pytest.mark.usefixtures("watch")
def test_readers_find_what_they_mean(page: Page, site: Any) -> None:
    numbers = {asked["slug"]: asked["number"] for asked in site.questions}
    page.goto("?q=dropout")
    page.locator("[role=option][data-slug]").first.wait_for()
    page.wait_for_load_state("networkidle")
    scores = defaultdict(list)
    for query in queries():
        status, slugs = page.evaluate(TYPE, query.text)
        scores[query.kind].append(score(query, status, [numbers[slug] for slug in slugs]))
    every = [each for some in scores.values() for each in some]
    assert mean([each.recall for each in every]) >= RECALL
    assert mean([each.rank for each in every]) >= RANK
    missed = {
        kind: found
        for kind, some in scores.items()
        if (found := mean([each.recall for each in some])) < RECALL_OF_A_KIND
    }
    assert not missed
