"""Comparing what programs print: the same text, the numbers in it within a tolerance."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

_NUMBER = re.compile(r"(?<![\w.#])[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?(?![\w])")

Near = Callable[[str, str], bool]
"""Whether two numbers, as they were printed, are close enough."""


def within(tolerance: float) -> Near:
    """Numbers whose difference, relative or absolute, is at most the tolerance."""

    def near(a: str, b: str) -> bool:
        x, y = float(a), float(b)
        if math.isinf(x) or math.isinf(y):
            return x == y  # everything is near to infinity, by a share of it
        return abs(x - y) <= tolerance * max(1.0, abs(x), abs(y))

    return near


def alike(line: str, other: str, near: Near) -> bool:
    """Whether two lines have the same words and, in the same places, numbers that are near."""
    if line == other:
        return True
    if _NUMBER.split(line) != _NUMBER.split(other):
        return False
    return all(map(near, _NUMBER.findall(line), _NUMBER.findall(other)))
