# tolerance: 0.02
import numpy as np
from sklearn.datasets import make_moons
from sklearn.model_selection import train_test_split

x, t = make_moons(600, noise=0.2, random_state=0)
x, x_test, t, t_test = train_test_split(x, t, random_state=0)


def train(hidden, steps=3000, rate=0.5):
    """A network with one ReLU layer; hidden=0 means no such layer."""
    rng = np.random.default_rng(0)
    width = hidden or 2
    W1 = rng.normal(0, 1, (2, width))
    b1 = np.zeros(width)
    w2 = rng.normal(0, 1 / np.sqrt(width), width)
    b2 = 0.0

    def forward(inputs):
        z = inputs @ W1 + b1
        h = np.maximum(z, 0) if hidden else inputs
        return z, h, 1 / (1 + np.exp(-(h @ w2 + b2)))

    def report(when):
        p = np.clip(forward(x)[2], 1e-7, 1 - 1e-7)
        loss = -np.mean(np.where(t, np.log(p), np.log(1 - p)))
        accuracy = np.mean((forward(x_test)[2] > 0.5) == t_test)
        print(f"  {when}: loss {loss:.3f}, test acc. {accuracy:.3f}")

    report("before")
    for _ in range(steps):
        z, h, p = forward(x)
        error = (p - t) / len(x)  # d loss / d logit
        if hidden:  # the chain rule, one layer back
            dz = np.outer(error, w2) * (z > 0)
            W1 -= rate * (x.T @ dz)
            b1 -= rate * dz.sum(0)
        w2 -= rate * (h.T @ error)
        b2 -= rate * error.sum()
    report("after ")


for units in (0, 16):
    print(f"{units} hidden units")
    train(units)
