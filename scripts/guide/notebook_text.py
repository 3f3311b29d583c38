"""What the text of a notebook may hold: whoever shows notebooks takes HTML in them for HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeGuard

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
_SIZED = re.compile(r'<svg\b[^>]*\bviewBox="0 0 [1-9]\d{0,4}(\.\d{1,9})? [1-9]\d{0,4}(\.\d{1,9})?"')


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
            if not _is_output(output):
                yield Problem(path, 0, "is no record of a notebook", hint)
                continue
            for kind, drawn in output.get("data", {}).items():
                if kind not in KINDS:
                    yield Problem(path, 0, f"holds an output of the kind {kind}", hint)
                elif kind == _SVG and (found := _drawing_fault(_whole(drawn))):
                    yield Problem(path, 0, f"an output: {found}", hint)


def _is_output(output: Any) -> TypeGuard[dict[str, Any]]:
    """Whether it is printed text, or data of some kinds with an alternative at most."""
    if not isinstance(output, dict):
        return False
    if output.get("output_type") == "stream":
        return output.get("name") == "stdout" and _is_text(output.get("text"))
    data, about = output.get("data"), output.get("metadata")
    return (
        output.get("output_type") in ("display_data", "execute_result")
        and isinstance(data, dict)
        and all(map(_is_text, data.values()))
        and isinstance(about, dict)
        and all(key == "alt" and isinstance(alt, str) for key, alt in about.items())
    )


def _is_text(value: Any) -> bool:
    """Whether it is a text, whole or as lines."""
    return isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(line, str) for line in value)
    )


def _whole(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value)


def _drawing_fault(drawing: str) -> str:
    """What is wrong in a drawing, or nothing; the page has to know how large it is."""
    if found := fault(drawing):
        return found[1]
    return "" if _SIZED.search(drawing) else 'the drawing has no viewBox="0 0 WIDTH HEIGHT"'
