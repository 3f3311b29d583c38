from guide.chart import (BLUE, BLUE_TINT, GREEN_TINT, INK, ORANGE,
                         ORANGE_TINT, PURPLE_TINT, canvas, save)

figure, axes = canvas(height=2.9)
axes.set(xlim=(0, 9.6), ylim=(0, 5.8))
axes.axis("off")


def box(x, y, text, fill):
    axes.text(x, y, text, ha="center", va="center", fontsize=11,
              bbox=dict(boxstyle="round,pad=0.35", fc=fill, ec=INK))


def arrow(x0, y0, x1, y1, color=INK, width=1.2):
    axes.annotate("", (x1, y1), (x0, y0), arrowprops=dict(
        arrowstyle="-|>", color=color, lw=width,
        shrinkA=0, shrinkB=0))


arrow(0.9, 4.8, 8.8, 4.8, BLUE, 3)  # the cell state's straight road
axes.text(0.75, 4.8, "$c_{t-1}$", ha="right", va="center")
axes.text(8.9, 4.8, "$c_t$", va="center")
axes.text(0.75, 0.7, "$h_{t-1}, x_t$", ha="right", va="center")
axes.plot([0.9, 7.2], [0.7, 0.7], color=INK, lw=1.2, ls="-")
for x, text, fill in ((2, "forget $f$", ORANGE_TINT),
                      (3.9, "input $i$", GREEN_TINT),
                      (5.5, "new $g$", BLUE_TINT),
                      (7.2, "output $o$", PURPLE_TINT)):
    arrow(x, 0.7, x, 1.45)
    box(x, 1.9, text, fill)
arrow(2, 2.35, 2, 4.5)
arrow(3.9, 2.35, 4.5, 3.1)
arrow(5.5, 2.35, 4.9, 3.1)
arrow(4.7, 3.6, 4.7, 4.5)
arrow(7.2, 2.35, 7.2, 2.95)
arrow(7.2, 4.8, 7.2, 3.55)
arrow(7.5, 3.25, 8.8, 3.25, ORANGE, 2)
axes.text(8.9, 3.25, "$h_t$", va="center")
axes.text(7.35, 4.1, "tanh", va="center", fontsize=9)
for x, y, sign in ((2, 4.8, "×"), (4.7, 4.8, "+"), (4.7, 3.35, "×"),
                   (7.2, 3.25, "×")):
    axes.text(x, y, sign, ha="center", va="center", fontsize=12,
              bbox=dict(boxstyle="circle,pad=0.1", fc=BLUE_TINT,
                        ec=INK))
save(figure, "figure-cell.svg")
