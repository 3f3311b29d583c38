"""The XOR network of numpy.py, with its weights."""
from matplotlib.patches import Circle

from guide.chart import BLUE, BLUE_TINT, GREEN_TINT, INK, MUTED
from guide.chart import ORANGE, ORANGE_TINT, PAPER, canvas, save

figure, ax = canvas(width=4.8, height=2.7)
ax.set_axis_off()
ax.set_xlim(-0.7, 6.4)
ax.set_ylim(-0.95, 3.05)
ax.set_aspect("equal")
nodes = {
    "x1": (0, 2, "$x_1$", BLUE_TINT),
    "x2": (0, 0, "$x_2$", BLUE_TINT),
    "h1": (2.6, 2, "$h_1$", GREEN_TINT),
    "h2": (2.6, 0, "$h_2$", GREEN_TINT),
    "y": (5.2, 1, "$y$", ORANGE_TINT),
}
edges = [("x1", "h1", 1, 0.5), ("x1", "h2", 1, 0.28),
         ("x2", "h1", 1, 0.28), ("x2", "h2", 1, 0.5),
         ("h1", "y", 1, 0.5), ("h2", "y", -2, 0.5)]
for a, b, weight, place in edges:
    (xa, ya, *_), (xb, yb, *_) = nodes[a], nodes[b]
    colour, dash = (BLUE, "-") if weight > 0 else (ORANGE, "--")
    ax.annotate("", (xb, yb), (xa, ya), arrowprops={
        "arrowstyle": "-|>", "color": colour, "linestyle": dash,
        "shrinkA": 16, "shrinkB": 16, "lw": 1.2 * abs(weight)})
    ax.text(xa + place * (xb - xa), ya + place * (yb - ya),
            f"{weight}".replace("-", "−"), ha="center", va="center",
            bbox={"fc": PAPER, "ec": "none", "pad": 1.5})
for xc, yc, label, fill in nodes.values():
    ax.add_patch(Circle((xc, yc), 0.42, fc=fill, ec=INK, lw=1))
    ax.text(xc, yc, label, ha="center", va="center")
ax.text(2.6, -0.62, "bias −1", ha="center", va="center", fontsize=9)
labels = {0: "input", 2.6: "hidden (ReLU)", 5.2: "output"}
for xc, label in labels.items():
    ax.text(xc, 2.82, label, ha="center", va="center", color=MUTED)
save(figure)
