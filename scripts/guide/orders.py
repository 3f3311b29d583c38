"""In which orders the lines of a program print the same.

Run as a program it does the search, apart from the process that asks: the
lines are executed, prefix by prefix, and what fails is followed no further.
"""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from guide import limited
from guide.errors import GuideError
from guide.programs import Program, environment

MOST = 8
"""A program whose lines are to be ordered has at most so many."""


def lines(text: str) -> tuple[str, ...]:
    """What is brought into order: the lines that are not blank."""
    return tuple(line for line in text.splitlines() if line.strip())


def find(program: Program, python: str = sys.executable) -> str:
    """Every order that prints the same, a line each, as numbers of the program's lines from 0.

    Raises:
        GuideError: the program has too many lines or indented ones, or the search fails or
            goes beyond a limit of :mod:`guide.limited`.
    """
    given = lines(program.path.read_text(encoding="utf-8"))
    if len(given) > MOST or any(line.startswith((" ", "\t", "#")) for line in given):
        raise GuideError(
            f"{program.path}: the lines cannot be ordered; write at most {MOST} complete "
            "statements, each on one line, without comment lines"
        )
    with tempfile.TemporaryDirectory(prefix="guide-run-") as folder:
        done = limited.call(
            [python, __file__, str(program.path.resolve())],
            folder=Path(folder),
            env=environment(program) | {"PYTHONPATH": str(Path(__file__).parents[1])},
            path=program.path,
        )
    if done.returncode:
        raise GuideError(f"{program.path}: the search for orders failed\n{done.stderr[-2000:]}")
    return done.stdout


def read(text: str) -> tuple[tuple[int, ...], ...]:
    """The orders that :func:`find` wrote.

    Raises:
        ValueError: the text is none of its.
    """
    return tuple(tuple(map(int, line.split())) for line in text.splitlines())


def _printed(statements: list[str]) -> str | None:
    """What the statements print one after the other, or None where one of them fails."""
    shown = io.StringIO()
    try:
        with contextlib.redirect_stdout(shown):
            exec(compile("\n".join(statements), "<order>", "exec"), {"__name__": "__main__"})
    except Exception:
        return None
    return shown.getvalue()


def _same(given: tuple[str, ...]) -> Iterator[tuple[int, ...]]:
    wanted = _printed(list(given))

    def follow(prefix: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        printed = _printed([given[index] for index in prefix])
        if printed is None:
            return
        if len(prefix) == len(given):
            if printed == wanted:
                yield prefix
            return
        for index in range(len(given)):
            if index not in prefix:
                yield from follow((*prefix, index))

    return follow(())


def _main(path: Path) -> None:
    found = list(_same(lines(path.read_text(encoding="utf-8"))))
    for order in sorted(found):  # the given one is the smallest
        print(*order)


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
