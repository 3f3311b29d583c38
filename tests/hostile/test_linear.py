"""What is made to be slow takes four times as long where it is four times as large."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import consumer
from guide import compare, limits, markdown
from guide.errors import SourceError
from guide.model import Guide
from guide.read import front_matter, guide_format, plain_text
from guide.render import pages, safe

PATTERNS = """[ [x]( ![x *a *a_ __a **a* `a``b <b &#x3c; $a \\[ |a ~a ^a > - # 1. a- _*_ $$a {{ {:
&amp; https://a.b( \u00ad a\u00ad 1 1. a| [x](#asked) 1e ± ( 1,""".split()
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


QUESTION = """---
number: 1
title: Asked?
level: core
tags: []
---
## Answer
Yes.

## Key points
- {0}

## Asked next
- What is it? {0}

## Check yourself
### fill: How many?
Answer: {0}

{0}
"""


ANSWER = QUESTION.split("Yes.", maxsplit=1)[0] + "{0}\n"


def question(text: str, form: str = QUESTION) -> object:
    """All of a question but its files."""
    with TemporaryDirectory() as name:
        folder = Path(name, "case", "asked")
        folder.mkdir(parents=True)
        (folder.parent / "section.yml").write_text("title: Cases\norder: 1\n", encoding="utf-8")
        (folder / "question.md").write_text(form.format(text), encoding="utf-8")
        try:
            return guide_format.read(Path(name))
        except SourceError as error:
            return error


def lines_alike(text: str) -> object:
    return compare.alike(f"{text}x", text, compare.within(0.01))


def built_plain(text: str) -> object:
    """An answer of plain text, and its page as the site's engine makes it."""
    with TemporaryDirectory() as name:
        path = Path(name, "guide.txt")
        path.write_text(f"1. What?\n\nAnswer:\n\n{text}\n", encoding="utf-8")
        return _built(lambda: plain_text.read(path))


def built(text: str) -> object:
    """A part of a question of the guide's own format, likewise."""
    return _built(lambda: question(text, ANSWER))


def _built(read: Callable[[], object]) -> object:
    try:
        guide = read()
    except SourceError as error:  # it goes beyond a limit
        return error
    if not isinstance(guide, Guide):
        return guide
    _, page = next(pages.files(guide))
    return consumer.html(page)


WORK = {
    "question": question,
    "lines alike": lines_alike,
    "prose": prose,
    "segments": lambda text: list(markdown.segments(text)),
    "plain": markdown.plain,
    "plain guide": plain_guide,
    "yaml": yaml,
}


BETWEEN = {"close": "", "apart": " ", "lines": "\n", "paragraphs": "\n\n"}


@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN)
@pytest.mark.parametrize("name", WORK)
def test_time_grows_with_the_size(name: str, between: str) -> None:
    slow = [word for word in PATTERNS if is_slow(WORK[name], f"{word}{between}" * 1000)]
    assert slow == []


BUILT = {"folder": built, "plain": built_plain}
TOO_LARGE = re.compile(r"\d+ (characters|paragraphs).* are the most")


def most(work: Callable[[str], object], word: str) -> tuple[int, object]:
    """How often a word may stand so that four times that is still built, and what is made of it."""
    count = limits.MAX_PARAGRAPH // (4 * len(word))
    if word.endswith("\n\n"):
        count = min(count, limits.MAX_BLOCKS // 4)
    while TOO_LARGE.search(str(made := work(word * count * 4))):
        count = count * 4 // 5
    return count, made


@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN)
@pytest.mark.parametrize("name", BUILT)
def test_time_to_build_grows_with_the_size_up_to_the_limits(name: str, between: str) -> None:
    """Beyond them nothing is built, and so nothing would be measured."""
    work = BUILT[name]
    found = [(f"{word}{between}", *most(work, f"{word}{between}")) for word in PATTERNS]
    counts = {word: count for word, count, made in found if not isinstance(made, SourceError)}
    assert len(counts) > len(PATTERNS) * 3 / 4, "most are no fault of an author"
    assert [word for word, count in counts.items() if is_slow(work, word * count)] == []
