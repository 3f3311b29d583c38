"""The search index: which words and names lead to which questions.

The same modules cut questions into words here and cut what a reader types in
the browser, so that both agree; hence Node makes the index.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from guide import node
from guide.errors import GuideError

FOLDER = PurePosixPath("find")
"""Folder of the index in the site."""
INDEX = FOLDER / "index.json"
"""What is loaded first."""

ANSWERS = "answers"
"""How the names of those files begin that only a search inside answers loads."""

_MAKE = Path(__file__).with_name("make_index.js")


def index(listed: dict[str, Any]) -> Iterator[tuple[PurePosixPath, str]]:
    """The files of the index over what :func:`guide.render.search.listed` gives.

    Raises:
        GuideError: Node is not set up, or stopped.
    """
    # A line for each question: all of a large guide would be more than one text can hold there.
    lines = ({name: listed[name] for name in ("shown", "about")}, *listed["questions"])
    given = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    done = node.run(str(_MAKE), given=given)
    if done.returncode:
        raise GuideError(f"the search index cannot be made\n{done.stderr.strip()}")
    for name, text in json.loads(done.stdout).items():
        yield FOLDER / name, text
