"""The tasks of *Check yourself* as plain Markdown, each with its solution below it."""

from __future__ import annotations

from collections.abc import Callable

from guide.model import Block, Bug, Choice, Fill, Item, Order, Prints, Program
from guide.render.safe import fence

Text = Callable[[str], str]
"""Renders inline text."""
Blocks = Callable[[tuple[Block, ...]], str]
"""Renders blocks."""
Show = Callable[[Program], str]
"""Renders a program without its output."""


def items(given: tuple[Item, ...], text: Text, blocks: Blocks, show: Show) -> str:
    """All tasks of a question."""
    return "\n\n".join(
        part
        for number, item in enumerate(given, start=1)
        for part in (
            f"**Task {number}: {text(item.prompt)}**",
            *_KINDS[type(item)](item, text, show),
            blocks(item.explanation),
        )
        if part
    )


def _choice(item: Choice, text: Text, show: Show) -> list[str]:
    lines = (
        f"- {'Right' if option.right else 'Wrong'}: {text(option.text)}"
        + (f" ({text(option.why)})" if option.why else "")
        for option in item.options
    )
    return ["\n".join(lines)]


def _prints(item: Prints, text: Text, show: Show) -> list[str]:
    printed = (item.program.output or "").rstrip("\n")
    return [show(item.program), "Solution:", fence(printed, info="text")]


def _bug(item: Bug, text: Text, show: Show) -> list[str]:
    symptom = f"What one sees: {text(item.symptom)}"
    return [show(item.program), symptom, "Solution:", show(item.mended)]


def _fill(item: Fill, text: Text, show: Show) -> list[str]:
    accepted = " or ".join(text(answer) for answer in item.accepted)
    return [f"Solution: {accepted}" + (f" (± {item.tolerance})" if item.tolerance else "")]


def _order(item: Order, text: Text, show: Show) -> list[str]:
    return ["Solution:", show(item.program)]


_KINDS: dict[type, Callable[..., list[str]]] = {
    Choice: _choice,
    Prints: _prints,
    Bug: _bug,
    Fill: _fill,
    Order: _order,
}
