"""The block syntax of the engines (``pymdownx.blocks``): nothing is indented, so nothing shifts."""

from __future__ import annotations

ANSWER, TAB, INNER = 6, 5, 4
"""Slashes that fence a block; what stands inside another has fewer."""


def details(slashes: int, kind: str, summary: str, content: str) -> str:
    """A block that the reader opens, of a kind that ``mkdocs.yml`` names; it becomes its class.

    ``summary`` is inline Markdown, made safe before.
    """
    return _block(slashes, f"{kind} | {summary}", content)


def tab(label: str, content: str, *, first: bool) -> str:
    """One tab; the first one begins a new set."""
    return _block(TAB, f"tab | {label}" + "\n    new: true" * first, content)


def _block(slashes: int, head: str, content: str) -> str:
    fence = "/" * slashes
    return f"{fence} {head}\n\n{content}\n\n{fence}"
