"""Reading files that somebody may be changing: what is made of them counts if they stood still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from guide.errors import GuideError

ATTEMPTS = 3
"""An editor that saves while we read is not told of; a file that is written on and on is."""

T = TypeVar("T")
Last = Iterator[Any]
"""Goes behind the last file: yields nothing, and raises where what was read has changed."""


def while_still(source: Path, state: Callable[[], str], work: Callable[[str, Last], T]) -> T:
    """What ``work`` makes while ``state`` stays the same; where it changes, it begins anew.

    ``work`` is given the state, and what must come behind all that it writes.

    Raises:
        GuideError: the files change at each attempt.
    """
    for _ in range(ATTEMPTS):
        before = state()
        try:
            return work(before, _unchanged(before, state))
        except (GuideError, OSError):
            # A file that was half there may look wrong, or be gone: that is no fault of its author.
            if state() == before:
                raise
    raise GuideError(
        f"{source}: changes while it is read; nothing was written; wait until what writes it or "
        "the pages beside it has ended, and run the command again"
    )


def _unchanged(before: str, state: Callable[[], str]) -> Iterator[Any]:
    if state() != before:
        raise GuideError("has changed")
    yield from ()
