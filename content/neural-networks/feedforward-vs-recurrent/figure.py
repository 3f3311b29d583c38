"""A feedforward and a recurrent network on one sequence."""
from matplotlib.patches import FancyBboxPatch

from guide.chart import BLUE, BLUE_TINT, GREEN_TINT, INK, MUTED
from guide.chart import ORANGE, ORANGE_TINT, canvas, save

figure, (left, right) = canvas(
    height=2.6, ncols=2, gridspec_kw={"width_ratios": [0.8, 1.2]})


def box(ax, x, y, width, text, fill):
    ax.add_patch(FancyBboxPatch(
        (x - width / 2, y - 0.25), width, 0.5, fc=fill, ec=INK, lw=1,
        boxstyle="round,pad=0.02,rounding_size=0.1"))
    ax.text(x, y, text, ha="center", va="center")


def arrow(ax, start, end, colour=INK):
    ax.annotate("", end, start, arrowprops={
        "arrowstyle": "-|>", "color": colour, "shrinkA": 0,
        "shrinkB": 0, "lw": 1.3})


for ax, name, width in ((left, "feedforward", 2.6),
                        (right, "recurrent", 4)):
    ax.set_axis_off()
    ax.set_xlim(-0.6, width)
    ax.set_ylim(-0.4, 4.1)
    ax.text(width / 2 - 0.3, 3.9, name, ha="center", color=MUTED)
for step in range(3):
    box(left, step, 0, 0.6, f"$x_{step + 1}$", BLUE_TINT)
    arrow(left, (step, 0.28), (step, 1.2))
    at = 1.35 * step
    box(right, at, 0, 0.6, f"$x_{step + 1}$", BLUE_TINT)
    arrow(right, (at, 0.28), (at, 1.2), BLUE)
    box(right, at, 1.5, 0.66, f"$h_{step + 1}$", GREEN_TINT)
    right.text(at + 0.1, 0.72, r"$W_x$", va="center", color=BLUE)
    if step < 2:
        arrow(right, (at + 0.36, 1.5), (at + 0.99, 1.5), ORANGE)
        right.text(at + 0.68, 1.75, r"$W_h$", ha="center", color=ORANGE)
box(left, 1, 1.5, 2.6, r"$\phi(W\,[x_1; x_2; x_3] + b)$", GREEN_TINT)
for ax, at in (left, 1), (right, 2.7):
    arrow(ax, (at, 1.78), (at, 2.7))
    box(ax, at, 3, 0.6, "$y$", ORANGE_TINT)
save(figure)
