# tolerance: 0.02
import numpy as np

rng = np.random.default_rng(0)
STEPS, RUNS = 400, 2000


def end(rate):
    """Mean of w^2 after SGD on w^2 / 2 with noisy gradients."""
    w = np.full(RUNS, 5.0)
    for step in range(STEPS):
        gradient = w + rng.normal(size=RUNS)
        w = w - rate(step / STEPS) * gradient
    return np.mean(w**2)


SCHEDULES = {
    "constant 0.01": lambda t: 0.01,
    "constant 0.1": lambda t: 0.1,
    "constant 0.5": lambda t: 0.5,
    "cosine from 0.1": lambda t: 0.05 * (1 + np.cos(np.pi * t)),
    "linear from 0.1": lambda t: 0.1 * (1 - t),
    "0.1, last fifth to 0": lambda t: 0.1 * min(1, 5 * (1 - t)),
}
for name, rate in SCHEDULES.items():
    print(f"{name:21} {end(rate):.4f}")
