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

_MAKE = Path(__file__).with_name("make_index.js")
_MODULES = Path(__file__).resolve().parents[2] / "docs/assets/js/search"
"""What that runs, besides the libraries of the lock."""


def index(listed: dict[str, Any], keep: Keep = anew) -> Iterator[tuple[PurePosixPath, str]]:
    """The files of the index over what :func:`guide.render.search.listed` gives.

    Those of the words of answers are made by themselves: an edit of an answer changes no other.

    Raises:
        GuideError: Node is not set up, or stopped.
    """
    known = [{**question, "answer": ""} for question in listed["questions"]]
    code = [path.read_bytes() for path in [_MAKE, *sorted(_MODULES.glob("*.js"))]]
    for given in (
        _lines({"shown": listed["shown"], "about": listed["about"]}, known),
        _lines({}, listed["questions"]),
    ):
        made = keep(("index", *code, given), partial(_made, given))
        yield from ((FOLDER / name, text) for name, text in json.loads(made).items())


def _lines(first: dict[str, Any], questions: list[dict[str, Any]]) -> str:
    """A line for each question: all of a large guide would be more than one text can hold there."""
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in (first, *questions))


def _made(given: str) -> str:
    done = node.run(str(_MAKE), given=given)
    if done.returncode:
        raise GuideError(f"the search index cannot be made\n{done.stderr.strip()}")
    return done.stdout
