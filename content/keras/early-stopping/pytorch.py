# tolerance: 0.01
import copy

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

x, y = load_digits(return_X_y=True)
rng = np.random.default_rng(0)
y_train = y[:200].copy()
y_train[::3] = rng.integers(0, 10, 67)  # wrong labels: it will overfit
x = torch.tensor(x / 16, dtype=torch.float32)
y, y_train = torch.tensor(y), torch.tensor(y_train)
model = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
with torch.no_grad():
    for layer in (model[0], model[2]):
        start = rng.normal(0, 0.125, layer.weight.T.shape)
        layer.weight.copy_(torch.tensor(start.T))
        layer.bias.zero_()
optimizer = torch.optim.SGD(model.parameters(), lr=0.3)

@torch.no_grad()
def validate():
    return nn.functional.cross_entropy(model(x[1000:]), y[1000:]).item()

print(f"before training: {validate():.4f}")
history, best, wait = [], float("inf"), 0
while wait < 5 and len(history) < 100:
    for images, labels in zip(x[:200].split(20), y_train.split(20)):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(images), labels).backward()
        optimizer.step()
    history.append(validate())
    wait += 1
    if history[-1] < best:
        best, wait = history[-1], 0
        # state_dict() holds references: without the copy, `kept`
        # would go on changing with the model.
        kept = copy.deepcopy(model.state_dict())
model.load_state_dict(kept)
print(f"best epoch {np.argmin(history) + 1}: {best:.4f}")
print(f"stopped after epoch {len(history)}: {history[-1]:.4f}")
print(f"weights kept: {validate():.4f}")
