# tolerance: 0.01
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

x, y = load_digits(return_X_y=True)
rng = np.random.default_rng(0)
y_train = y[:200].copy()
y_train[::3] = rng.integers(0, 10, 67)  # wrong labels: it will overfit
x = torch.tensor(x / 16)
y, y_train = torch.tensor(y), torch.tensor(y_train)
starts = [torch.tensor(rng.normal(0, 0.125, (64, n))) for n in (64, 10)]

def run(strength):
    # 64 bits: at this rate rounding grows with each step.
    model = nn.Sequential(nn.Linear(64, 64), nn.ReLU(),
                          nn.Linear(64, 10)).double()
    kernels, biases = (list(model.parameters())[k::2] for k in (0, 1))
    for kernel, bias, start in zip(kernels, biases, starts):
        kernel.data.copy_(start.T)
        bias.data.zero_()
    # SGD adds weight_decay * w to the gradient: the penalty
    # strength * w**2 has gradient 2 * strength * w. Biases: none.
    optimizer = torch.optim.SGD(
        [{"params": kernels, "weight_decay": 2 * strength},
         {"params": biases}], lr=0.3)
    for _ in range(60):
        for images, labels in zip(x[:200].split(20), y_train.split(20)):
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
    with torch.no_grad():  # the loss printed has no penalty: add it
        logits = model(x[1000:])
        loss = nn.functional.cross_entropy(logits, y[1000:])
        penalty = strength * sum(k.square().sum() for k in kernels)
        accuracy = (logits.argmax(dim=1) == y[1000:]).float().mean()
        print(f"strength {strength}: accuracy {accuracy:.3f}, "
              f"weight norm {kernels[0].norm():.2f}")
        print(f"  reported loss {loss + penalty:.3f} = cross-entropy "
              f"{loss:.3f} + penalty {penalty:.3f}")

run(0.0)
run(0.01)
