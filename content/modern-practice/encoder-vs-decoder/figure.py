import numpy as np
from guide.chart import BLUE_TINT, INK, MUTED, PAPER, canvas, save

figure, axes = canvas(height=2.0)
axes.set(xlim=(0, 20), ylim=(-1.6, 7.2))
axes.axis("off")
row, column = np.arange(5)[:, None], np.arange(5)[None]
CAUSAL = column <= row


def grid(left, title, allowed):
    rows, columns = allowed.shape
    for r in range(rows):
        for c in range(columns):
            x, y = left + 0.85 * c, 4.6 - 1.05 * r
            axes.fill([x, x + 0.8, x + 0.8, x],
                      [y, y, y + 0.98, y + 0.98],
                      fc=BLUE_TINT if allowed[r, c] else PAPER, ec=INK,
                      ls="-", lw=0.8)
    axes.text(left + 0.42 * columns, 6.5, title, ha="center",
              va="center")


grid(0.2, "encoder", np.ones((5, 5), bool))
grid(5.2, "decoder", CAUSAL)
grid(10.2, "prefix", CAUSAL | (column < 2))
grid(15.2, "cross", np.ones((2, 5), bool))
axes.text(0.2, -1.1, "rows: who asks   columns: who may be looked at "
          "(shaded)", color=MUTED, fontsize=9)
save(figure)
