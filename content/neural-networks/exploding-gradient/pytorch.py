# tolerance: 0.01
import numpy as np
import torch
from torch.nn.utils import clip_grad_norm_, get_total_norm

STEPS, UNITS, RATE = 30, 8, 0.01
rng = np.random.default_rng(0)
x = torch.tensor(rng.normal(size=(16, STEPS, UNITS))).float()
target = torch.tensor(rng.normal(size=(16, UNITS))).float()
start = np.eye(UNITS)
# A rotation times 1.2: every step back multiplies by 1.2.
recurrent = 1.2 * np.linalg.qr(rng.normal(size=(UNITS, UNITS)))[0]


def train(name, max_norm=None):
    U = torch.tensor(start).float().requires_grad_()
    W = torch.tensor(recurrent).float().requires_grad_()
    optimizer = torch.optim.SGD([U, W], lr=RATE)
    losses, norms = [], []
    for _ in range(151):
        h = torch.zeros(16, UNITS)
        for t in range(STEPS):
            h = x[:, t] @ U + h @ W
        loss = ((h - target) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        if max_norm:  # after backward, before step
            clip_grad_norm_([U, W], max_norm)
        norms.append(get_total_norm([U.grad, W.grad]))
        optimizer.step()
        losses.append(loss.item())
    print(f"{name}: gradient norm used {norms[0]:.3g}")
    for step in (0, 1, 2, 3, 150):
        print(f"  loss at step {step:3}: {losses[step]:.3g}")


train("no clipping")
train("clipped", max_norm=1.0)
