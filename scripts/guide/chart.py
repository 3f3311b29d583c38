"""The look of the guide's charts, used by the ``figure*.py`` programs in ``content/``.

Colours are named once, here. Each has a twin for the dark theme: the build
writes a second file of every figure by exchanging them (:func:`darkened`),
so a figure uses these colours and no others.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INK = "#24292f"
"""Text, axes, arrows."""
MUTED = "#6b7280"
"""Secondary text and reference lines."""
RULE = "#d5d9e0"
"""Grid lines and thin borders."""
PAPER = "#ffffff"
"""The page behind the figure, for gaps and halos."""
BLUE, ORANGE, GREEN, PURPLE, OCHRE = "#0072b2", "#d55e00", "#00795c", "#a0457e", "#8f6b00"
"""Series colours, in the order of use; told apart with any colour vision (after Okabe and Ito)."""
BLUE_TINT, ORANGE_TINT, GREEN_TINT, PURPLE_TINT = "#dbeaf5", "#fbe3d3", "#d6efe7", "#f1dfea"
"""Fills of boxes in diagrams, behind :data:`INK` text."""

SERIES = (BLUE, ORANGE, GREEN, PURPLE, OCHRE)
DASHES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)))
"""Line styles beside :data:`SERIES`, so that colour is never the only difference."""

DARK_TWIN = {
    INK: "#e6e9ee",
    MUTED: "#a3adba",
    RULE: "#3b424d",
    PAPER: "#15181e",
    BLUE: "#56b4e9",
    ORANGE: "#ff8c42",
    GREEN: "#2fc29b",
    PURPLE: "#e29bc7",
    OCHRE: "#f0d04a",
    BLUE_TINT: "#17374d",
    ORANGE_TINT: "#4d2a14",
    GREEN_TINT: "#123f33",
    PURPLE_TINT: "#44263a",
}


def darkened(svg: str) -> str:
    """The same drawing in the colours of the dark theme."""
    for light, dark in DARK_TWIN.items():
        svg = svg.replace(light, dark).replace(light.upper(), dark)
    return svg


def canvas(*, width: float = 4.8, height: float = 3.0, **subplots: Any) -> tuple[Figure, Any]:
    """A figure and its axes (as ``matplotlib.pyplot.subplots``) in the guide's style.

    ``width`` and ``height`` are in inches; 4.8 fills a phone's width without
    shrinking the text below ten pixels.
    """
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    from cycler import cycler

    plt.rcParams.update(
        {
            "svg.fonttype": "none",
            "svg.hashsalt": "hidden-layers",
            "font.family": "sans-serif",
            "font.size": 10,
            "axes.titlesize": 10,
            "axes.edgecolor": INK,
            "axes.labelcolor": INK,
            "axes.titlecolor": INK,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.grid": True,
            "axes.prop_cycle": cycler(color=SERIES) + cycler(linestyle=DASHES),
            "grid.color": RULE,
            "grid.linewidth": 0.6,
            "text.color": INK,
            "xtick.color": INK,
            "ytick.color": INK,
            "legend.frameon": False,
            "lines.linewidth": 1.8,
            "figure.facecolor": "none",
            "axes.facecolor": "none",
            "savefig.facecolor": "none",
        }
    )
    return plt.subplots(figsize=(width, height), layout="constrained", **subplots)


def save(figure: Figure, path: str | Path = "figure.svg") -> None:
    """Write the figure as SVG, the same bytes for the same drawing."""
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
