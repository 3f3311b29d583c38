"""The guide's mark: an H of two layers, and between them the hidden one, whose unit is lit.

One drawing for all its forms: the SVG of pages, the pictures of phones, and the cards.
"""

from __future__ import annotations

from typing import Any

SIDE = 32
"""Side of the square that it is drawn in; all lengths below are of this measure."""
ROUND = 7
"""Radius of the square's corners."""
SPACE, LAYER, UNIT, ASLEEP = "#2f3792", "#dfe3ff", "#ffb84d", "#6470d6"
BRIGHTER = "#3d47b4"
"""Colours of the ground, the layers, the lit unit, the others; and the ground in the dark."""
BARS = ((5, 6, 9.5, 26), (22.5, 6, 27, 26))
"""The two layers: left, top, right, bottom; their ends are round."""
LINK = (9, 14.9, 23, 17.1)
"""What leads through the unit from one layer to the other."""
LIT = (16, 16, 4.3)
"""The lit unit: middle and radius."""
OTHERS = ((16, 8, 2), (16, 24, 2))
"""The other units of its layer."""


def svg() -> str:
    """The mark as a drawing of its own, brighter where the reader's system is dark."""
    bars = "".join(
        f'<rect x="{x}" y="{y}" width="{right - x}" height="{bottom - y}" rx="{(right - x) / 2}"/>'
        for x, y, right, bottom in BARS
    )
    x, y, right, bottom = LINK
    others = "".join(f'<circle cx="{a}" cy="{b}" r="{r}"/>' for a, b, r in OTHERS)
    a, b, r = LIT
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" role="img" \
aria-label="An H: two layers, and between them a hidden one whose unit is lit">
  <style>
    rect.space {{ fill: {SPACE}; }}
    @media (prefers-color-scheme: dark) {{ rect.space {{ fill: {BRIGHTER}; }} }}
  </style>
  <rect class="space" width="{SIDE}" height="{SIDE}" rx="{ROUND}"/>
  <g fill="{LAYER}">{bars}<path d="M{x} {y}H{right}V{bottom}H{x}z"/></g>
  <g fill="{ASLEEP}">{others}</g>
  <circle cx="{a}" cy="{b}" r="{r}" fill="{UNIT}"/>
</svg>
"""


def draw(canvas: Any, left: float, top: float, side: float) -> None:
    """Draw the mark without its ground on a Pillow canvas, in a square of a side.

    Pillow's edges are hard: draw large, then shrink.
    """
    k = side / SIDE

    def at(*values: float) -> list[float]:
        return [value * k + (left, top)[index % 2] for index, value in enumerate(values)]

    def circle(a: float, b: float, r: float, fill: str) -> None:
        canvas.ellipse(at(a - r, b - r, a + r, b + r), fill=fill)

    for x, y, right, bottom in BARS:
        canvas.rounded_rectangle(at(x, y, right, bottom), (right - x) / 2 * k, fill=LAYER)
    canvas.rectangle(at(*LINK), fill=LAYER)
    for a, b, r in OTHERS:
        circle(a, b, r, ASLEEP)
    circle(*LIT, UNIT)
