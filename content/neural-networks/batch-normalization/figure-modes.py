"""One example, normalised by its batch and by running averages."""

import numpy as np

from guide.chart import BLUE, GREEN, ORANGE, canvas, save

VALUE, SIZE, KEPT, TRAINING, INFERENCE = 5, 8, 0.9, 60, 15
rng = np.random.default_rng(11)
mean, variance = 0, 1  # running
training, running = [], []
for _ in range(TRAINING):
    batch = np.append(VALUE, rng.normal(3, 2, SIZE - 1))
    training.append((VALUE - batch.mean()) / batch.std())
    mean = KEPT * mean + (1 - KEPT) * batch.mean()
    variance = KEPT * variance + (1 - KEPT) * batch.var()
    running.append((VALUE - mean) / variance**0.5)
steps = np.arange(1, TRAINING + 1)
after = TRAINING + np.arange(1, INFERENCE + 1)

figure, ax = canvas(width=4.8, height=2.9)
ax.plot(steps, training, "o", ms=4, color=BLUE, label="training")
ax.plot(steps, running, color=GREEN, label="by running averages")
ax.plot(after, np.full(INFERENCE, running[-1]), "s", ms=4,
        color=ORANGE, label="inference")
ax.set(xlabel="step", ylabel="normalised value", ylim=(-0.5, 5))
ax.legend(fontsize=9)
save(figure, "figure-modes.svg")
