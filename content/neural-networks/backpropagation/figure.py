"""Forward values and backward gradients of (w x + b - t) squared."""
from matplotlib.patches import FancyBboxPatch

from guide.chart import BLUE, BLUE_TINT, GREEN_TINT, INK
from guide.chart import ORANGE, ORANGE_TINT, canvas, save

figure, ax = canvas(width=4.8, height=2.9)
ax.set_axis_off()
ax.set_xlim(-0.5, 8.6)
ax.set_ylim(-1.1, 4.4)
# name: (x, y, label, fill)
nodes = {
    "w": (0, 3.2, "$w=2$", BLUE_TINT),
    "x": (0, 1.6, "$x=3$", BLUE_TINT),
    "b": (0, 0, "$b=1$", BLUE_TINT),
    "mul": (2.7, 2.4, "×", GREEN_TINT),
    "add": (4.7, 1.6, "+", GREEN_TINT),
    "sq": (7.6, 1.6, "$L$", ORANGE_TINT),
}
# from, to, value forward, gradient backward, place of the labels
edges = [
    ("w", "mul", "", "12", (0, 0), (1.5, 3.12)),
    ("x", "mul", "", "8", (0, 0), (1.5, 1.65)),
    ("mul", "add", "6", "4", (3.85, 2.5), (3.45, 1.6)),
    ("b", "add", "", "4", (2.3, 1.1), (2.6, 0.35)),
    ("add", "sq", "$z=7$", "4", (6.1, 1.95), (6.1, 1.2)),
]
for a, b, value, gradient, above, below in edges:
    start, end = nodes[a][:2], nodes[b][:2]
    ax.annotate("", end, start, arrowprops={
        "arrowstyle": "-|>", "color": INK, "shrinkA": 24 if a in "wxb"
        else 13, "shrinkB": 14, "lw": 1.2})
    ax.text(*above, value, ha="center", va="center", color=BLUE)
    ax.text(*below, gradient, ha="center", va="center", color=ORANGE)
for xc, yc, label, fill in nodes.values():
    width = 0.9 if "=" in label else 0.5
    ax.add_patch(FancyBboxPatch(
        (xc - width / 2, yc - 0.3), width, 0.6, fc=fill, ec=INK, lw=1,
        boxstyle="round,pad=0.04,rounding_size=0.12"))
    ax.text(xc, yc, label, ha="center", va="center")
ax.text(7.6, 2.4, "$(z-5)^2=4$", ha="center", va="center", color=BLUE)
for y, text, colour in ((4.05, "forward: values", BLUE),
                        (-0.9, "backward: gradients of $L$", ORANGE)):
    ax.text(4.6, y, text, ha="center", color=colour)
save(figure)
