"""What the text of a notebook may hold: whoever shows notebooks takes HTML in them for HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from guide.drawing import fault
from guide.errors import Problem

_RULES = (
    (re.compile(r"<[A-Za-z/!?]"), "a text cell holds HTML", "write a blank behind the <"),
    (re.compile(r"!\["), "a text cell holds an image", "draw it in a cell of code"),
    (
        re.compile(r"\](?:\((?!https?://[^\s<>()\"']+\))|\s*:|\[)"),
        "a text cell holds a link that is none of the web",
        "write [words](https://…)",
    ),
    (re.compile(r"[{}]%|\{\{"), "a text cell holds a sign of templates", "put a blank between"),
)
_SVG = "image/svg+xml"
KINDS = ("text/plain", _SVG)
"""The kinds of outputs that a notebook shows, besides what is printed."""


def faults(path: Path, text: str, cells: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """What is wrong in the cells (kind and source) of a notebook; ``text`` is the whole file."""
    lines = text.split("\n")
    for kind, source in cells:
        if kind not in ("markdown", "code"):
            hint = "write `# %%` or `# %% [markdown]`"
            yield Problem(path, 0, f"holds a cell of the kind {kind}", hint)
        for line in source.split("\n") if kind == "markdown" else ():
            for wrong, message, hint in _RULES:
                if wrong.search(line):
                    at = next((n for n, raw in enumerate(lines, start=1) if line in raw), 0)
                    yield Problem(path, at, message, hint)


def output_faults(path: Path, outputs: Iterable[Any], hint: str) -> Iterator[Problem]:
    """What is wrong in the recorded outputs of a notebook."""
    for cell in outputs:
        for output in cell if isinstance(cell, list) else [None]:
            data = output.get("data", {}) if isinstance(output, dict) else None
            if not isinstance(data, dict):
                yield Problem(path, 0, "is no record of a notebook", hint)
                continue
            for kind, drawn in data.items():
                whole = drawn if isinstance(drawn, str) else "".join(map(str, drawn))
                if kind not in KINDS:
                    yield Problem(path, 0, f"holds an output of the kind {kind}", hint)
                elif kind == _SVG and (found := fault(whole)):
                    yield Problem(path, 0, f"an output: {found[1]}", hint)
