import numpy as np

rng = np.random.default_rng(0)
features, units = 3, 4
W = rng.normal(0, 0.5, (features, 4 * units))  # from the input
U = rng.normal(0, 0.5, (units, 4 * units))  # from the last output
b = np.zeros(4 * units)
b[units:2 * units] = 1  # forget bias 1: remember by default


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def lstm_step(x, h, c):
    z = x @ W + h @ U + b  # all four gates in one product
    i, f, g, o = np.split(z, 4)
    i, f, o = sigmoid(i), sigmoid(f), sigmoid(o)  # each in (0, 1)
    c_new = f * c + i * np.tanh(g)  # keep a part, add a part
    h_new = o * np.tanh(c_new)  # show a part
    return h_new, c_new, f


h, c = np.zeros(units), np.zeros(units)
for t, x in enumerate(rng.normal(0, 1, (3, features))):
    h, c, f = lstm_step(x, h, c)
    print(f"step {t}: f {f.round(3)}  c {c.round(3)}")
print("output h", h.round(4))

# Along the cell alone, dc_T/dc_0 is the product of the forget gates.
for f in (0.5, 0.9, 0.99, 1.0):
    print(f"f = {f}: after 100 steps {f ** 100:.1e} of the gradient")
