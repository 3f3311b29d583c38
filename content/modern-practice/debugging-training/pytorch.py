import math

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch.nn.functional import cross_entropy

images, digits = load_digits(return_X_y=True)
x = torch.tensor(images[:32] / 16, dtype=torch.float32)
y = torch.tensor(digits[:32])  # one small batch, always the same
rng = np.random.default_rng(0)
start = [rng.normal(0, 0.05, (64, 32)), np.zeros(32),
         rng.normal(0, 0.05, (32, 10)), np.zeros(10)]


def overfit(spoil=lambda logits: logits, steps=300):
    params = [torch.tensor(p, dtype=torch.float32, requires_grad=True)
              for p in start]
    optimizer = torch.optim.SGD(params, lr=0.5)
    losses = []
    for _ in range(steps + 1):
        w1, b1, w2, b2 = params
        logits = torch.relu(x @ w1 + b1) @ w2 + b2
        loss = cross_entropy(spoil(logits), y)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    right = (logits.argmax(1) == y).float().mean().item()
    first, last = losses[0], losses[-1]
    return f"loss {first:.3f} -> {last:.3f}, right {right:.2f}"


print(f"guessing among ten: {math.log(10):.3f}")
print("sound:", overfit())
print("softmax twice:", overfit(lambda logits: logits.softmax(1)))
print("graph cut:", overfit(  # detach() alone raises an error
    lambda logits: logits.detach().requires_grad_()))
