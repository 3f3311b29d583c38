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

_MAKE = Path(__file__).with_name("make_index.js")
_MODULES = Path(__file__).resolve().parents[2] / "docs/assets/js/search"
"""What that runs, besides the libraries of the lock."""


def index(listed: dict[str, Any], keep: Keep = anew) -> Iterator[tuple[PurePosixPath, str]]:
    """The files of the index over what :func:`guide.render.search.listed` gives.

    It is made anew where what a question is found by has changed: not its answer.

    Raises:
        GuideError: Node is not set up, or stopped.
    """
    given = json.dumps(listed, ensure_ascii=False)
    code = [path.read_bytes() for path in [_MAKE, *sorted(_MODULES.glob("*.js"))]]
    for name, text in json.loads(keep(("index", *code, given), partial(_made, given))).items():
        yield FOLDER / name, text


def _made(given: str) -> str:
    done = node.run(str(_MAKE), given=given)
    if done.returncode:
        raise GuideError(f"the search index cannot be made\n{done.stderr.strip()}")
    return done.stdout
