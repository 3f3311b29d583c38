import numpy as np
from guide.chart import BLUE, GREEN, MUTED, ORANGE, canvas, save

SCALE = np.array([1.0, 40.0])


def path(rule, rate, steps=40):
    w, m, v, found = np.array([1.0, 1.0]), 0.0, 0.0, []
    for t in range(1, steps + 2):
        found.append(w)
        g = SCALE * w
        if rule == "adam":
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
            step = (m / (1 - 0.9**t)) / np.sqrt(v / (1 - 0.999**t))
        else:
            m = (0.9 if rule == "momentum" else 0) * m + g
            step = m
        w = w - rate * step
    return np.array(found)


figure, axes = canvas(height=2.7)
x, y = np.meshgrid(np.linspace(-0.65, 1.1, 200),
                   np.linspace(-1.0, 1.1, 200))
axes.contour(x, y, x**2 + 40 * y**2, levels=[0.2, 1, 4, 12, 30],
             colors=MUTED, linewidths=0.6, linestyles="-")
for name, rule, rate, color, mark in (
        ("SGD, rate 0.045", "sgd", 0.045, BLUE, "o-"),
        ("momentum, 0.02", "momentum", 0.02, ORANGE, "s--"),
        ("Adam, 0.1", "adam", 0.1, GREEN, "^-.")):
    w = path(rule, rate)
    axes.plot(*w.T, mark, color=color, ms=3, lw=1.1, label=name)
axes.set(xlabel="flat direction", ylabel="steep direction")
axes.grid(visible=False)
axes.legend(loc="upper left", fontsize=9)
save(figure)
