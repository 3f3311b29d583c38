from guide.chart import (BLUE_TINT, INK, MUTED, ORANGE_TINT, PAPER,
                         canvas, save)

figure, axes = canvas(height=2.1)
axes.set(xlim=(0, 20), ylim=(-0.4, 8.2))
axes.axis("off")


def grid(left, title, members):
    """Examples downwards, channels to the right; what shares a mean."""
    for row in range(4):
        for column in range(6):
            x, y = left + 0.68 * column, 5.2 - 1.15 * row
            fill = ORANGE_TINT if (row, column) in members else PAPER
            if (row, column) not in members:
                fill = BLUE_TINT
            axes.fill([x, x + 0.62, x + 0.62, x],
                      [y, y, y + 1.05, y + 1.05], fc=fill, ec=INK,
                      ls="-", lw=0.8)
    axes.text(left + 2.05, 7.3, title, ha="center", va="center")


every = range(6)
grid(0.2, "batch", {(row, 2) for row in range(4)})
grid(5.2, "layer, RMS", {(1, column) for column in every})
grid(10.2, "group", {(1, column) for column in (2, 3)})
grid(15.2, "instance", {(1, 2)})
axes.text(0.2, 0.6, "rows: examples   columns: channels   (each cell: "
          "all places)", color=MUTED, fontsize=9)
save(figure)
