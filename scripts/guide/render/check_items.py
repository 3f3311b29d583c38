"""The tasks of *Check yourself* on a page: the task open, its solution closed."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from guide.model import Block, Bug, Choice, Fill, Item, Order, Prints, Program
from guide.render.blocks import INNER, details
from guide.render.safe import fence

Text = Callable[[str], str]
"""Makes inline text safe."""
Blocks = Callable[[tuple[Block, ...]], str]
"""Renders blocks."""
Show = Callable[[Program], str]
"""Renders a program without its output."""


def check_items(items: tuple[Item, ...], text: Text, blocks: Blocks, show: Show) -> str:
    """All tasks of a question."""
    rendered = []
    for item in items:
        task, solution = _KINDS[type(item)](item, text, show)
        solution = "\n\n".join(part for part in (solution, blocks(item.explanation)) if part)
        closed = details(INNER, "solution", "Solution", solution)
        parts = (f"**{text(item.prompt)}**", task, closed)
        rendered.append("\n\n".join(part for part in parts if part))
    return "\n\n".join(rendered)


def _choice(item: Choice, text: Text, show: Show) -> tuple[str, str]:
    task = "\n".join(f"- {text(option.text)}" for option in item.options)
    solution = "\n".join(
        f"- **{'Right' if option.right else 'Wrong'}:** {text(option.text)}"
        + (f"\n\n    {text(option.why)}\n" if option.why else "")
        for option in item.options
    )
    return task, solution.rstrip("\n")


def _prints(item: Prints, text: Text, show: Show) -> tuple[str, str]:
    return show(item.program), _printed(item.program)


def _printed(program: Program) -> str:
    return fence((program.output or "").rstrip("\n"), info='{ .text .output title="Output" }')


def _bug(item: Bug, text: Text, show: Show) -> tuple[str, str]:
    symptom = f"What one sees: {text(item.symptom)}"
    return f"{show(item.program)}\n\n{symptom}", show(item.mended)


def _fill(item: Fill, text: Text, show: Show) -> tuple[str, str]:
    accepted = " or ".join(text(answer) for answer in item.accepted)
    return "", accepted + (f" (± {item.tolerance})" if item.tolerance else "")


def _order(item: Order, text: Text, show: Show) -> tuple[str, str]:
    lines = [line.strip() for line in item.program.text.strip("\n").split("\n")]
    return fence("\n".join(_shuffled(lines)), info="{ .python }"), show(item.program)


def _shuffled(lines: list[str]) -> list[str]:
    """In an order that looks like chance, is not the given one, and is the same at every build."""
    mixed = sorted(lines, key=lambda line: sha256(line.encode()).digest())
    return mixed if mixed != lines else mixed[::-1]


_KINDS: dict[type, Callable[..., tuple[str, str]]] = {
    Choice: _choice,
    Prints: _prints,
    Bug: _bug,
    Fill: _fill,
    Order: _order,
}
