import numpy as np


def nucleus(probabilities, p):
    order = np.argsort(-probabilities)
    ranked = probabilities[order]
    keep = order[np.cumsum(ranked) <= p]
    out = np.zeros_like(probabilities)
    out[keep] = probabilities[keep]
    return out / max(out.sum(), 1e-12)


print(nucleus(np.array([0.4, 0.3, 0.2, 0.1]), 0.95))
print(nucleus(np.array([0.97, 0.01, 0.01, 0.01]), 0.95))
