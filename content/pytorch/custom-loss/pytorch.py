import numpy as np
import torch
from torch import nn


def pinball(prediction, target, q):  # a function is enough
    if prediction.shape != target.shape:  # or broadcasting hides it
        raise ValueError(f"{prediction.shape} against {target.shape}")
    error = target - prediction
    return torch.maximum(q * error, (q - 1) * error).mean()


class Pinball(nn.Module):  # worth it for settings, weights or state
    def __init__(self, q):
        super().__init__()
        self.q = q

    def forward(self, prediction, target):
        return pinball(prediction, target, self.q)


prediction = torch.tensor([1.0, 2.0, 3.0, 4.0], requires_grad=True)
target = torch.tensor([2.0, 2.5, 1.0, 7.0])
loss = Pinball(0.9)(prediction, target)
loss.backward()
print(f"loss {loss.item():.4f}, gradient",
      prediction.grad.numpy().round(4))

# float64 and away from the kinks: autograd against differences
inputs = prediction.detach().double().requires_grad_()
print("gradcheck:", torch.autograd.gradcheck(
    lambda p: pinball(p, target.double(), 0.9), inputs))

# The constant that minimises it is the 0.9 quantile of the targets.
data = torch.tensor(np.random.default_rng(0).exponential(size=999))
guess = torch.zeros((), dtype=torch.float64, requires_grad=True)
optimizer = torch.optim.SGD([guess], lr=1.0)
print(f"before: {pinball(guess.expand(999), data, 0.9).item():.3f}")
for _ in range(200):
    optimizer.zero_grad()
    pinball(guess.expand(999), data, 0.9).backward()
    optimizer.step()
print(f"after:  {pinball(guess.expand(999), data, 0.9).item():.3f}")
print(f"guess {guess.item():.2f},",
      f"quantile {np.quantile(data, 0.9):.2f}")
