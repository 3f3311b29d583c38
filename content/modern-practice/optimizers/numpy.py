import numpy as np

SCALE = np.array([1.0, 40.0])  # a valley, 40 times steeper one way


def gradient(w):  # of (w0^2 + 40 w1^2) / 2
    return SCALE * w


def sgd(w, g, state, rate=0.02, momentum=0.0):
    state["v"] = momentum * state.get("v", 0) + g
    return w - rate * state["v"]


def adam(w, g, state, rate=0.1, decay=0.0, b1=0.9, b2=0.999,
         eps=1e-8):
    t = state["t"] = state.get("t", 0) + 1
    m = state["m"] = b1 * state.get("m", 0) + (1 - b1) * g
    v = state["v"] = b2 * state.get("v", 0) + (1 - b2) * g**2
    m, v = m / (1 - b1**t), v / (1 - b2**t)  # they begin at zero
    w = w - rate * decay * w  # AdamW: beside the gradient, not in it
    return w - rate * m / (np.sqrt(v) + eps)


RULES = {
    "sgd": sgd,
    "momentum": lambda *a: sgd(*a, momentum=0.9),
    "adam": adam,
    "adamw": lambda *a: adam(*a, decay=0.1),
}
for name, rule in RULES.items():
    w, state = np.array([1.0, 1.0]), {}
    for step in range(100):
        w = rule(w, gradient(w), state)
        if step == 0:
            first = w
    print(f"{name:9} step 1 {first[0]:7.4f} {first[1]:7.4f}"
          f"  step 100 {w[0]:7.4f} {w[1]:7.4f}")
