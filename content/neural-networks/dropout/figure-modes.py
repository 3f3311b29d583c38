"""Mean output of eight units with dropout, step by step."""

import numpy as np

from guide.chart import BLUE, GREEN, ORANGE, canvas, save

RATE, TRAINING, INFERENCE = 0.5, 60, 15
units = np.array([0.9, 1.6, 0.4, 1.2, 0.7, 1.8, 1.1, 0.3])
rng = np.random.default_rng(11)
kept = rng.random((TRAINING, len(units))) >= RATE
means = (kept * units / (1 - RATE)).mean(axis=1)
steps = np.arange(1, TRAINING + 1)
after = TRAINING + np.arange(1, INFERENCE + 1)

figure, ax = canvas(width=4.8, height=2.9)
ax.plot(steps, means, "o", ms=4, color=BLUE, label="training")
ax.plot(steps, means.cumsum() / steps, color=GREEN,
        label="training, on average")
ax.plot(after, np.full(INFERENCE, units.mean()), "s", ms=4,
        color=ORANGE, label="inference")
ax.set(xlabel="step", ylabel="mean output", ylim=(0, 2.9))
ax.legend(fontsize=9, ncols=2, loc="upper right")
save(figure, "figure-modes.svg")
