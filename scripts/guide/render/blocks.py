"""The block syntax of the engines (``pymdownx.blocks``): nothing is indented, so nothing shifts."""

from __future__ import annotations

from collections.abc import Mapping

ANSWER, TAB, INNER = 6, 5, 4
"""Slashes that fence a block; what stands inside another has fewer."""


def details(slashes: int, summary: str, content: str, **attributes: str) -> str:
    """A block that the reader opens; ``summary`` is inline Markdown, made safe before."""
    options = {"attrs": attributes} if attributes else {}
    return _block(slashes, "details", summary, content, options)


def tab(label: str, content: str, *, first: bool) -> str:
    """One tab; the first one begins a new set."""
    return _block(TAB, "tab", label, content, {"new": "true"} if first else {})


def _block(slashes: int, kind: str, title: str, content: str, options: Mapping[str, object]) -> str:
    fence = "/" * slashes
    head = f"{fence} {kind} | {title}\n"
    head += "".join(f"    {name}: {_yaml(value)}\n" for name, value in options.items())
    return f"{head}\n{content}\n\n{fence}"


def _yaml(value: object) -> str:
    if isinstance(value, Mapping):
        inside = ", ".join(f'{name.replace("_", "-")}: "{text}"' for name, text in value.items())
        return f"{{{inside}}}"
    return str(value)
