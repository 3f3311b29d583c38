import numpy as np
from guide.chart import SERIES, DASHES, canvas, save

WIDTH, DEPTH = 256, 30
rng = np.random.default_rng(0)
x = rng.normal(size=(200, WIDTH))
raw = rng.normal(size=(DEPTH, WIDTH, WIDTH))
figure, axes = canvas(height=2.9)
for (name, scale), color, dash in zip((
        ("deviation 0.2", 0.2),
        ("He, 0.088", (2 / WIDTH) ** 0.5),
        ("Glorot, 0.063", (1 / WIDTH) ** 0.5),
        ("deviation 0.01", 0.01)), SERIES, DASHES):
    h, found = x, []
    for kernel in raw:
        h = np.maximum(h @ (scale * kernel), 0)
        found.append(np.sqrt((h**2).mean()))
    axes.semilogy(range(1, DEPTH + 1), found, color=color, ls=dash,
                  label=name)
axes.set(xlabel="layer", ylabel="root mean square", ylim=(1e-22, 1e22))
axes.legend(loc="upper left", fontsize=9)
save(figure)
