"""Our scheduling against an independent implementation of FSRS, py-fsrs."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler

DRIVER = Path(__file__).parent / "js/schedule.js"
NODE = Path(sys.executable).with_name("node")
START = datetime(2026, 1, 1, tzinfo=UTC)
HISTORIES = 5000
Review = tuple[int, int]
"""Day and grade."""


def history(chance: random.Random) -> dict[str, Any]:
    """One to twelve reviews: some on time, some early or late, some twice a day."""
    day, reviews = chance.randrange(400), []
    for _ in range(chance.randint(1, 12)):
        reviews.append((day, chance.choices((1, 2, 3, 4), (2, 2, 5, 2))[0]))
        day += chance.choice((0, 1, 2, 3, chance.randint(1, 20), chance.randint(1, 400)))
    return {"retention": chance.choice((0.7, 0.8, 0.85, 0.9, 0.95, 0.97)), "reviews": reviews}


def ours(histories: list[dict[str, Any]]) -> list[list[dict[str, float]]]:
    """The memory after each review, by our scheduler."""
    done = subprocess.run(
        [NODE, DRIVER], input=json.dumps(histories), capture_output=True, text=True, check=True
    )
    found: list[list[dict[str, float]]] = json.loads(done.stdout)
    return found


def theirs(retention: float, reviews: list[Review], hour: int = 12) -> list[tuple[float, ...]]:
    """Stability, difficulty and interval after each review, by py-fsrs."""
    return theirs_at(retention, [(START + timedelta(days=d, hours=hour), g) for d, g in reviews])


def theirs_at(retention: float, reviews: list[tuple[datetime, int]]) -> list[tuple[float, ...]]:
    scheduler = Scheduler(
        desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    card, found = Card(), []
    for moment, grade in reviews:
        card, _ = scheduler.review_card(card, Rating(grade), moment)
        assert card.stability is not None
        assert card.difficulty is not None
        found.append((card.stability, card.difficulty, (card.due - moment).days))
    return found


def values(memory: dict[str, float]) -> tuple[float, ...]:
    interval = memory["due"] - memory["last"]
    return memory["stability"], memory["difficulty"], interval


def test_random_histories_agree() -> None:
    chance = random.Random(0)
    histories = [history(chance) for _ in range(HISTORIES)]
    reviews = 0
    for each, found in zip(histories, ours(histories), strict=True):
        expected = theirs(**each)
        for memory, wanted in zip(found, expected, strict=True):
            assert values(memory) == pytest.approx(wanted, rel=1e-6, abs=1e-6), each
            reviews += 1
    assert reviews > 5 * HISTORIES


# py-fsrs counts the whole 24 hours between two reviews; we count study days, which begin at four
# in the morning, as Anki does. The driver is given study days; tests/js/days.test.js has the hours.


def test_an_evening_and_the_next_morning_are_a_day_apart_for_us_alone() -> None:
    evening, morning = START + timedelta(hours=22), START + timedelta(hours=31)
    (found,) = ours([{"retention": 0.9, "reviews": [(0, 3), (1, 3)]}])
    whole_day = theirs(0.9, [(0, 3), (1, 3)])[-1]
    same_day = theirs(0.9, [(0, 3), (0, 3)])[-1]
    assert values(found[-1]) == pytest.approx(whole_day)
    assert theirs_at(0.9, [(evening, 3), (morning, 3)])[-1] == pytest.approx(same_day)
    assert whole_day[0] > same_day[0]


def test_a_night_that_runs_past_midnight_is_one_day_for_both() -> None:
    evening, night = START + timedelta(hours=22), START + timedelta(hours=26)
    (found,) = ours([{"retention": 0.9, "reviews": [(0, 3), (0, 3)]}])
    assert values(found[-1]) == pytest.approx(theirs_at(0.9, [(evening, 3), (night, 3)])[-1])


def test_a_moment_earlier_on_the_next_day_is_less_than_a_day_for_them_alone() -> None:
    first, second = START + timedelta(hours=20), START + timedelta(days=3, hours=19)
    (found,) = ours([{"retention": 0.9, "reviews": [(0, 3), (3, 3)]}])
    assert values(found[-1]) == pytest.approx(theirs(0.9, [(0, 3), (3, 3)])[-1])
    assert theirs_at(0.9, [(first, 3), (second, 3)])[-1] == pytest.approx(
        theirs(0.9, [(0, 3), (2, 3)])[-1]
    )
