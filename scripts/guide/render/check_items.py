"""The tasks of *Check yourself* on a page: the task open, its solution closed.

What a script needs to know to let the reader answer is in ``data-`` attributes of the solution.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from difflib import SequenceMatcher
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
        closed = details(INNER, "solution", "Solution", solution, _DATA[type(item)](item))
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
    return fence("\n".join(_shuffled(item.lines)), info="{ .python }"), show(item.program)


def _shuffled(lines: tuple[str, ...]) -> tuple[str, ...]:
    """In an order that looks like chance, is not the given one, and is the same at every build."""
    mixed = tuple(sorted(lines, key=lambda line: sha256(line.encode()).digest()))
    return mixed if mixed != lines else mixed[::-1]


_KINDS: dict[type, Callable[..., tuple[str, str]]] = {
    Choice: _choice,
    Prints: _prints,
    Bug: _bug,
    Fill: _fill,
    Order: _order,
}


def _choice_data(item: Choice) -> dict[str, str]:
    """The right options, counted from 1."""
    right = [str(number) for number, option in enumerate(item.options, start=1) if option.right]
    return {"kind": "choice", "right": " ".join(right)}


def _bug_data(item: Bug) -> dict[str, str]:
    """The lines of the wrong program that the mended one changes, counted from 1.

    Where lines are missing, the ones around the gap.
    """
    wrong, mended = (each.text.rstrip("\n").split("\n") for each in (item.program, item.mended))
    changes = SequenceMatcher(None, wrong, mended, autojunk=False).get_opcodes()
    lines = {
        line
        for kind, start, end, _, _ in changes
        if kind != "equal"
        for line in (range(start, end) if end > start else (start - 1, start))
        if 0 <= line < len(wrong)
    }
    return {"kind": "bug", "lines": " ".join(str(line + 1) for line in sorted(lines))}


def _fill_data(item: Fill) -> dict[str, str]:
    data = {"kind": "fill", "accepted": json.dumps(item.accepted, ensure_ascii=False)}
    return data | ({"tolerance": item.tolerance} if item.tolerance else {})


def _order_data(item: Order) -> dict[str, str]:
    """The orders that are right, as numbers of the lines shown, from 1."""
    shown = _shuffled(item.lines)
    orders = [[shown.index(item.lines[line]) + 1 for line in order] for order in item.orders]
    return {"kind": "order", "orders": json.dumps(orders)}


_DATA: dict[type, Callable[..., dict[str, str]]] = {
    Choice: _choice_data,
    Prints: lambda _: {"kind": "prints"},
    Bug: _bug_data,
    Fill: _fill_data,
    Order: _order_data,
}
