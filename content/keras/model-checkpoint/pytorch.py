# tolerance: 0.01
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
optimizer = torch.optim.SGD(model.parameters(), lr=0.3, momentum=0.5)

@torch.no_grad()
def validate():
    return nn.functional.cross_entropy(model(x[1000:]), y[1000:]).item()

history = []
for epoch in range(1, 26):
    for images, labels in zip(x[:200].split(20), y_train.split(20)):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(images), labels).backward()
        optimizer.step()
    history.append(validate())
    if history[-1] == min(history):  # "best only", written out
        torch.save({"model": model.state_dict(), "epoch": epoch,
                    "optimizer": optimizer.state_dict()}, "best.pt")
print(f"best epoch {np.argmin(history) + 1}: {min(history):.4f}")
print(f"last epoch {len(history)}: {history[-1]:.4f}")
print(f"in memory: {validate():.4f}")
saved = torch.load("best.pt", weights_only=True)  # tensors, no code
model.load_state_dict(saved["model"])
optimizer.load_state_dict(saved["optimizer"])  # to train on from there
print(f"from file: {validate():.4f}")
steps = saved["epoch"] * 10
print(f"optimiser of the file: {steps} steps = epoch {saved['epoch']}")
