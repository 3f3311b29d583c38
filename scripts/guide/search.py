"""The search index: which words and names lead to which questions.

The same modules cut questions into words here and cut what a reader types in
the browser, so that both agree; hence Node makes the index.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from guide import node
from guide.errors import GuideError
from guide.kept import Keep, anew

FOLDER = PurePosixPath("find")
"""Folder of the index in the site."""
INDEX = FOLDER / "index.json"
"""What is loaded first."""

ANSWERS = "answers"
"""How the names of those files begin that only a search inside answers loads."""
BLOCK, BLOCKS = 100, 10
"""Questions whose answers are in one block at least, and blocks at most: each is searched."""

_ENCODER = json.JSONEncoder(ensure_ascii=False)
_MAKE = Path(__file__).with_name("make_index.js")
_MODULES = Path(__file__).resolve().parents[2] / "docs/assets/js/search"
"""What that runs, besides the libraries of the lock."""


def index(listed: dict[str, Any], keep: Keep = anew) -> Iterator[tuple[PurePosixPath, str]]:
    """The files of the index over what :func:`guide.render.search.listed` gives.

    What an edit leaves as it was is not made again: of answers, the other blocks.

    Raises:
        GuideError: Node is not set up, or stopped.
    """
    made = _Maker(keep)
    known = [{**question, "answer": ""} for question in listed["questions"]]
    for name, text in made({"shown": listed["shown"], "about": listed["about"]}, known).items():
        yield FOLDER / name, text
    firsts = []
    size = max(BLOCK, -(-len(known) // BLOCKS))
    for block, start in enumerate(range(0, len(known), size)):
        answers = listed["questions"][start : start + size]
        found = made({"from": start, "block": block}, answers)
        firsts.append(found["first"])
        yield from ((FOLDER / name, text) for name, text in found["parts"].items())
    yield FOLDER / f"{ANSWERS}.json", json.dumps(firsts, ensure_ascii=False)


class _Maker:
    """Has Node make files of the index."""

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._code = [path.read_bytes() for path in [_MAKE, *sorted(_MODULES.glob("*.js"))]]

    def __call__(self, first: dict[str, Any], questions: list[dict[str, Any]]) -> dict[str, Any]:
        # A line for each: all of a large guide would be more than one text can hold there.
        given = "\n".join(map(_ENCODER.encode, (first, *questions)))
        found: dict[str, Any] = json.loads(
            self._keep(("index", *self._code, given), partial(_made, given))
        )
        return found


def _made(given: str) -> str:
    done = node.run(str(_MAKE), given=given)
    if done.returncode:
        raise GuideError(f"the search index cannot be made\n{done.stderr.strip()}")
    return done.stdout
