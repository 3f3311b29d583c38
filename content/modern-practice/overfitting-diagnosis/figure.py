"""Random ReLU features, least squares: error by number of features."""
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

from guide.chart import BLUE, GREEN, MUTED, ORANGE, canvas, save

WIDTHS = [10, 20, 50, 100, 150, 200, 230, 260, 280, 300, 320, 340, 370,
          400, 500, 700, 1000, 2000, 4000]
x, y = load_digits(return_X_y=True)


def errors(width, ridge, seed):
    rng = np.random.default_rng(seed)
    noisy = np.where(rng.random(len(y)) < 0.15,
                     rng.integers(10, size=len(y)), y)
    a, b, target, check = train_test_split(
        x / 16, noisy, train_size=300, random_state=seed)
    kernel = rng.normal(size=(64, width)) / 8
    a, b = (np.maximum(part @ kernel, 0) / width**0.5
            for part in (a, b))
    goal = np.eye(10)[target]
    if ridge:
        dual = np.linalg.solve(a @ a.T + ridge * np.eye(300), goal)
        weights = a.T @ dual
    else:  # of all solutions with least error the smallest
        weights = np.linalg.lstsq(a, goal, 1e-10)[0]
    return [np.mean((part @ weights).argmax(1) != label)
            for part, label in ((a, target), (b, check))]


figure, ax = canvas(height=3.2)
plain, ridged = (np.mean([
    [errors(width, ridge, seed) for width in WIDTHS]
    for seed in range(5)], axis=0) for ridge in (0, 0.03))
ax.semilogx(WIDTHS, plain[:, 1], "-", c=BLUE, label="test, no penalty")
ax.semilogx(WIDTHS, plain[:, 0], ":", c=BLUE, label="train, no penalty")
ax.semilogx(WIDTHS, ridged[:, 1], "--", c=ORANGE,
            label="test, with a ridge penalty")
ax.axvline(300, color=MUTED, linewidth=1)
ax.text(310, 0.93, "as many features\nas examples", color=MUTED,
        fontsize=9, va="top")
ax.set(xlabel="random features", ylabel="share of errors", ylim=(0, 1))
ax.legend(fontsize=9, loc="upper left")
save(figure)
