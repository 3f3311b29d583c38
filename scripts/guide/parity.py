"""Whether the tabs of a question print the same numbers, where it says that they do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from guide import compare
from guide.errors import Problem
from guide.model import Parity, Program, Question, Tabs


def problems(question: Question) -> Iterator[Problem]:
    """Where the recorded outputs of its tabs disagree with what the question says of them."""
    parity = question.parity
    if parity is None:
        return
    tabs = next(question.tabs, None)
    if tabs is None or len(tabs.programs) < 2:
        yield _problem(parity, "there are no two tabs that could agree", "remove the key")
        return
    yield from _disagreeing(parity, tabs)


def _disagreeing(parity: Parity, tabs: Tabs) -> Iterator[Problem]:
    near = compare.within(float(parity.tolerance))
    for one, other in pairwise(tabs.programs):
        for start in [word.text for word in parity.lines] or [""]:
            a, b = _lines(one, start), _lines(other, start)
            if not a or len(a) != len(b):
                what = f"{one.file} and {other.file} print {len(a)} and {len(b)} lines"
                begin = f' that begin with "{start}"' if start else ""
                yield _problem(parity, what + begin, "name lines that both print")
                continue
            for x, y in zip(a, b, strict=True):
                if not compare.alike(x, y, near):
                    message = f"{one.file} prints {x!r}, {other.file} {y!r}"
                    hint = f"mend the programs; they agree within {parity.tolerance} or not at all"
                    yield _problem(parity, message, hint)


def _lines(program: Program, start: str) -> list[str]:
    """The lines that begin so, without regard to blanks."""
    lines = (" ".join(line.split()) for line in (program.output or "").splitlines())
    return [line for line in lines if line.startswith(start)]


def _problem(parity: Parity, message: str, hint: str) -> Problem:
    return Problem(parity.origin.path, parity.origin.line, message, hint)
