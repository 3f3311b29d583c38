"""What programs print is compared: words exactly, numbers within a tolerance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.compare import alike, within
from strategies import examples

NEAR = within(0.01)
PIECES = st.lists(
    st.sampled_from("loss : # ## 1 1. .5 -2 1e3 1e999 -1e999 9e999 x1 1x ٣ nan inf , ( )".split()),
    max_size=8,
).flatmap(lambda words: st.sampled_from(["", " "]).map(lambda gap: gap.join(words)))
LINE = PIECES | st.text(max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("loss: 1.00", "loss: 1.005"),
        ("[1, 2.0]", "[1.0, 2]"),
        ("1e3 steps", "1001 steps"),
        ("-.5", "-0.5"),
        ("3 #", "3.01 #"),
    ],
)
def test_what_is_alike(one: str, other: str) -> None:
    assert alike(one, other, NEAR)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("loss: 1.00", "loss: 1.02"),
        ("loss: 1", "cost: 1"),
        ("1 2", "1"),
        ("v1", "v2"),
        ("loss: #", "loss: 5"),
        ("# 5", "5 5"),
        ("1e999", "5"),
        ("1e999", "-1e999"),
    ],
)
def test_what_is_not(one: str, other: str) -> None:
    assert not alike(one, other, NEAR)


@examples(300)
@given(LINE, LINE)
def test_any_two_lines_can_be_compared(one: str, other: str) -> None:
    assert alike(one, one, NEAR)
    assert alike(one, other, NEAR) == alike(other, one, NEAR)
    assert alike(one, other, within(0.5)) or not alike(one, other, NEAR)
