import numpy as np
from guide.chart import BLUE, MUTED, ORANGE, canvas, save

rng = np.random.default_rng(0)
weights = rng.normal(0, 0.02, 120)
weights[7] = 0.16  # a single outlier
figure, axes = canvas(height=2.4, nrows=2, sharex=True)
for axis, most, name in zip(axes, (np.abs(weights).max(), 0.06),
                            ("scale from the outlier",
                             "outlier kept apart")):
    grid = np.arange(-7, 8) * most / 7
    for value in grid:
        axis.axvline(value, color=MUTED, lw=0.7)
    axis.plot(weights, rng.uniform(0.2, 0.8, 120), "o", ms=2,
              color=BLUE, alpha=0.6)
    axis.plot([0.16], [0.5], "o", ms=5, color=ORANGE)
    axis.set(yticks=[], title=name, ylim=(0, 1))
    axis.grid(visible=False)
axes[1].set(xlabel="weight, on a grid of 15 values (4 bits)")
save(figure)
