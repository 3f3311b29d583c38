"""The block syntax of the engines (``pymdownx.blocks``): nothing is indented, so nothing shifts."""

from __future__ import annotations

import json
from collections.abc import Mapping

ANSWER, TAB, INNER = 6, 5, 4
"""Slashes that fence a block; what stands inside another has fewer."""


def details(
    slashes: int, kind: str, summary: str, content: str, data: Mapping[str, str] | None = None
) -> str:
    """A block that the reader opens, of a kind that the configuration names; it becomes its class.

    ``summary`` is inline Markdown, made safe before; ``data`` are its ``data-`` attributes, for
    scripts.
    """
    head = f"{kind} | {summary}"
    if data:
        attributes = {f"data-{name}": value for name, value in data.items()}
        head += f"\n    attrs: {json.dumps(attributes)}"
    return _block(slashes, head, content)


def tab(label: str, content: str, *, first: bool) -> str:
    """One tab; the first one begins a new set."""
    return _block(TAB, f"tab | {label}" + "\n    new: true" * first, content)


def _block(slashes: int, head: str, content: str) -> str:
    fence = "/" * slashes
    return f"{fence} {head}\n\n{content}\n\n{fence}"
