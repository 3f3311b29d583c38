from guide.chart import (BLUE, BLUE_TINT, GREEN_TINT, INK, ORANGE,
                         ORANGE_TINT, PURPLE_TINT, canvas, save)

figure, axes = canvas(width=3.4, height=5.0)
axes.set(xlim=(0, 6.8), ylim=(0, 10.0))
axes.axis("off")


def box(y, text, fill):
    axes.fill([1.7, 5.1, 5.1, 1.7], [y - 0.33, y - 0.33, y + 0.33,
              y + 0.33], fc=fill, ec=INK, ls="-", lw=1)
    axes.text(3.4, y, text, ha="center", va="center")


def arrow(y0, y1):
    axes.annotate("", (3.4, y1), (3.4, y0), arrowprops=dict(
        arrowstyle="-|>", color=INK, lw=1.1, shrinkA=0, shrinkB=0))


def plus(y, leaves):  # the residual path, round the sub-layer
    axes.plot([3.4, 0.95, 0.95], [leaves, leaves, y], "-", color=BLUE)
    axes.annotate("", (3.2, y), (0.95, y), arrowprops=dict(
        arrowstyle="-|>", color=BLUE, lw=1.8, shrinkA=0, shrinkB=0))
    axes.text(3.4, y, "+", ha="center", va="center", bbox=dict(
        boxstyle="circle,pad=0.08", fc=BLUE_TINT, ec=INK))


axes.plot([0.4, 6.0, 6.0, 0.4, 0.4], [1.45, 1.45, 7.65, 7.65, 1.45],
          color=ORANGE, ls="--", lw=1.2)
axes.text(6.1, 4.5, "N ×", va="center")
for y, text, fill in (
        (0.85, "embedding + position", PURPLE_TINT),
        (2.5, "normalise", GREEN_TINT),
        (3.5, "masked attention", ORANGE_TINT),
        (5.6, "normalise", GREEN_TINT), (6.4, "MLP", ORANGE_TINT),
        (8.2, "normalise", GREEN_TINT), (9.1, "logits", PURPLE_TINT)):
    box(y, text, fill)
for y0, y1 in ((0.1, 0.5), (1.2, 2.15), (2.85, 3.15), (3.85, 4.2),
               (4.6, 5.25), (5.95, 6.05), (6.75, 7.0), (7.35, 7.85),
               (8.55, 8.75), (9.45, 9.9)):
    arrow(y0, y1)
plus(4.4, 1.75)
plus(7.2, 4.9)
save(figure)
