import numpy as np
from guide.chart import BLUE, GREEN, MUTED, ORANGE, canvas, save

WIDTH = 64
frequencies = 10_000.0 ** (-np.arange(0, WIDTH, 2) / WIDTH)
distance = np.arange(0, 129)
figure, axes = canvas(height=2.7)
for pair, color, dash in ((0, BLUE, "-"), (8, ORANGE, "--"),
                          (16, GREEN, "-.")):
    axes.plot(distance, np.cos(distance * frequencies[pair]),
              color=color, ls=dash, lw=1.2,
              label=f"pair {pair}, {2 * np.pi / frequencies[pair]:.0f} "
                    "positions a turn")
axes.axhline(0, color=MUTED, lw=0.8, ls=":")
axes.set(xlabel="distance between query and key", ylabel="cosine",
         ylim=(-1.1, 2.1), yticks=[-1, 0, 1])
axes.legend(loc="upper right", fontsize=9)
save(figure)
