import numpy as np
from guide.chart import canvas, save

STEPS = 21
inputs = np.zeros(STEPS)
inputs[0] = 1  # one signal, then silence


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def cell(forget_bias):
    """The cell state of one unit with weights set by hand."""
    c = 0.0
    for x in inputs:
        f = sigmoid(forget_bias)
        i = sigmoid(8 * x - 5)  # opens for the signal alone
        c = f * c + i * np.tanh(2 * x)
        yield c


figure, axes = canvas(height=2.9)
for bias in (6, 3, 1, 0):
    states = list(cell(bias))
    axes.plot(range(1, STEPS + 1), states,
              label=f"bias {bias}, gate {sigmoid(bias):.3f}")
axes.set(xlabel="step", ylabel="cell state $c$", ylim=(-0.03, 1.36),
         xticks=[1, 6, 11, 16, 21], yticks=[0, 0.5, 1])
axes.legend(loc="upper center", ncols=2, fontsize=9,
            title="forget gate")
save(figure, "figure-steps.svg")
