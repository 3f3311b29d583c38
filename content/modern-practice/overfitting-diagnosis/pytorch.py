import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch import nn

x, y = load_digits(return_X_y=True)
rng = np.random.default_rng(0)
y = np.where(rng.random(len(y)) < 0.15,  # random labels: no model
             rng.integers(10, size=len(y)), y)  # can be right on all
x, x_valid, y, y_valid = train_test_split(
    np.float32(x / 16), y, train_size=300, random_state=0)


def measure(step, predict):
    text = f"  step {step:3}:"
    for name, a, b in ("train", x, y), ("valid", x_valid, y_valid):
        z = predict(a).astype("float64")
        z -= np.log(np.exp(z).sum(1, keepdims=True))
        text += (f" {name} loss {-z[range(len(b)), b].mean():.2f}"
                 f" accuracy {(z.argmax(1) == b).mean():.2f}")
    print(text)


for width, decay in (2, 0), (128, 0), (128, 0.003):
    print(f"width {width}, decay {decay}")
    rng = np.random.default_rng(1)
    first, last = nn.Linear(64, width), nn.Linear(width, 10)
    model = nn.Sequential(first, nn.Tanh(), last)
    for layer in first, last:
        shape = layer.weight.shape[::-1]
        kernel = rng.normal(size=shape) / shape[0] ** 0.5
        layer.weight.data = torch.tensor(kernel.T).float()
        layer.bias.data.zero_()
    sgd = torch.optim.SGD(model.parameters(), 0.2, momentum=0.9)
    inputs, target = torch.tensor(x), torch.tensor(y)
    for step in range(401):
        if step in (0, 20, 100, 400):
            measure(step, lambda a: model(
                torch.tensor(a)).detach().numpy())
        penalty = (first.weight ** 2).sum() + (last.weight ** 2).sum()
        loss = nn.functional.cross_entropy(model(inputs), target)
        sgd.zero_grad()
        (loss + decay * penalty).backward()
        sgd.step()
