# tolerance: 0.05
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import cross_entropy

f32, b16, f16 = torch.float32, torch.bfloat16, torch.float16
for dtype in (f32, b16, f16):
    info = torch.finfo(dtype)
    near = (torch.ones((), dtype=dtype) + 0.001).item()
    print(f"{str(dtype)[6:]:9} up to {info.max:.1e}, smallest normal "
          f"{info.tiny:.1e}, 1 + 0.001 = {near:.4f}")

images, digits = load_digits(return_X_y=True)
x, y = torch.tensor(images / 16).float(), torch.tensor(digits)


def train(weights, compute, factor=1, scale=False, seed=0, steps=1000):
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10)).to(weights)
    sgd = torch.optim.SGD(net.parameters(), lr=0.01 / factor)
    scaler = torch.amp.GradScaler("cpu", enabled=scale)
    for step in range(steps):
        rows = torch.randint(1797, (32,))
        with torch.autocast("cpu", compute, compute != weights):
            logits = net(x[rows].to(weights))
        loss = factor * cross_entropy(logits.float(), y[rows])
        sgd.zero_grad()
        scaler.scale(loss).backward()  # by 2**16 at first
        scaler.step(sgd)  # skipped if a gradient is inf or nan
        scaler.update()
    return cross_entropy(net(x.to(weights)).float(), y).item()

start = [train(f32, f32, seed=s, steps=0) for s in range(3)]
print(f"{'before training':26}", np.round(start, 2))
for name, kind in {
    "all f32": (f32, f32), "weights f32, compute bf16": (f32, b16),
    "all bf16": (b16, b16), "weights f32, compute f16": (f32, f16),
    "  loss times 1e-6": (f32, f16, 1e-6),
    "  the same, scaled": (f32, f16, 1e-6, True),
}.items():
    print(f"{name:26}", np.round(
        [train(*kind, seed=s) for s in range(3)], 2))
