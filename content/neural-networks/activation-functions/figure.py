"""Activation functions and their derivatives."""
import numpy as np
from scipy.special import erf, expit

from guide.chart import DASHES, SERIES, canvas, save

x = np.linspace(-4, 4, 81)
FUNCTIONS = {
    "sigmoid": expit,
    "tanh": np.tanh,
    "ReLU": lambda x: np.maximum(x, 0),
    "GELU": lambda x: 0.5 * x * (1 + erf(x / np.sqrt(2))),
    "SiLU": lambda x: x * expit(x),
}
figure, (left, right) = canvas(width=4.8, height=3.0, ncols=2)
for (name, f), colour, dash in zip(FUNCTIONS.items(), SERIES, DASHES):
    slope = (f(x + 1e-5) - f(x - 1e-5)) / 2e-5
    left.plot(x, f(x), color=colour, linestyle=dash, label=name)
    right.plot(x, slope, color=colour, linestyle=dash)
left.set_title("function")
right.set_title("derivative")
left.set_ylim(-1.2, 3)
right.set_ylim(-0.2, 1.2)
for ax in left, right:
    ax.set_xlabel("input")
    ax.set_xticks([-4, -2, 0, 2, 4])
figure.legend(loc="outside lower center", ncols=3, fontsize=9)
save(figure)
