"""What is made to be slow takes four times as long where it is four times as large."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from guide import markdown
from guide.errors import SourceError
from guide.read import front_matter, plain_text
from guide.render import safe

PATTERNS = """[ [x]( ![x *a *a_ __a **a* `a``b <b &#x3c; $a \\[ |a ~a ^a > - # 1. a- _*_ $$a {{ {:
&amp; https://a.b( \u00ad a\u00ad""".split()
FACTOR = 9
"""More than four by what a busy machine adds, less than the sixteen of what grows by the square."""
SMALL = 0.004
"""Seconds that are too short to be compared."""


def seconds(work: Callable[[str], object], text: str) -> float:
    """The processor's time, which other programs hardly lengthen."""
    began = time.process_time()
    work(text)
    return time.process_time() - began


def is_slow(work: Callable[[str], object], text: str) -> bool:
    """Whether time grows by more than the size does, however often one looks."""
    return all(seconds(work, text * 4) > FACTOR * max(seconds(work, text), SMALL) for _ in range(3))


def prose(text: str) -> object:
    return safe.prose(text, lambda slug: f"#{slug}")


def plain_guide(text: str) -> object:
    path = Path("/dev/null")
    lines, problems = plain_text.scan(f"1. What?\n\nAnswer: {text}\n", path)
    plain_text.Finder(path, lines, problems).find()
    return [plain_text.inline(line.text) for line in lines]


def yaml(text: str) -> object:
    try:
        readers = {"title": front_matter.text}
        return front_matter.read_fields(f"title: {text}", Path("guide.yml"), readers, ())
    except SourceError as error:
        return error


WORK = {
    "prose": prose,
    "segments": lambda text: list(markdown.segments(text)),
    "plain": markdown.plain,
    "plain guide": plain_guide,
    "yaml": yaml,
}


@pytest.mark.parametrize("between", ["", " ", "\n"], ids=["close", "apart", "lines"])
@pytest.mark.parametrize("name", WORK)
def test_time_grows_with_the_size(name: str, between: str) -> None:
    slow = [word for word in PATTERNS if is_slow(WORK[name], f"{word}{between}" * 1000)]
    assert slow == []
