import numpy as np


def softmax(x, axis):
    e = np.exp(x - x.max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)


scores = np.array([[1.0, 2.0], [2.0, 1.0], [0.0, 1.0]])  # queries, keys
print(softmax(scores, axis=1).sum(axis=1).round(2))
