import numpy as np


class Tensor:
    def __init__(self, data, parents=()):
        self.data = np.asarray(data, dtype=float)
        self.grad = np.zeros_like(self.data)
        self.parents = parents  # (tensor, gradient -> its share)

    def __matmul__(self, other):
        return Tensor(self.data @ other.data, (
            (self, lambda g: g @ other.data.T),
            (other, lambda g: self.data.T @ g)))

    def __add__(self, other):  # no broadcasting, to stay small
        return Tensor(self.data + other.data, (
            (self, lambda g: g), (other, lambda g: g)))

    def tanh(self):
        out = np.tanh(self.data)
        return Tensor(out, ((self, lambda g: g * (1 - out**2)),))

    def sum(self):
        return Tensor(self.data.sum(), (
            (self, lambda g: np.full(self.data.shape, g)),))

    def backward(self):
        self.grad = np.ones_like(self.data)
        for tensor in reversed(ordered(self, [])):
            for parent, pull_back in tensor.parents:
                parent.grad = parent.grad + pull_back(tensor.grad)


def ordered(tensor, found):  # parents before children
    for parent, _ in tensor.parents:
        found = ordered(parent, found)
    return found if tensor in found else [*found, tensor]


x = Tensor([[1, 2], [3, 4], [5, 6]])
w = Tensor([[0.3], [-0.2]])
for i in (1, 2):  # a new graph each time; w.grad adds up
    loss = (x @ w).tanh().sum() + w.sum()
    loss.backward()
    print(f"{i}: loss {loss.data:.4f}, dL/dw {w.grad.ravel().round(3)}")
