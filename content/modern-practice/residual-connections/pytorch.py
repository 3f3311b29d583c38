import numpy as np
import torch

WIDTH, DEPTH = 64, 40
rng = np.random.default_rng(0)
x = torch.tensor(rng.normal(size=(128, WIDTH)), dtype=torch.float32)
kernels = [torch.tensor(rng.normal(size=(WIDTH, WIDTH)) / 8,
                        dtype=torch.float32) for _ in range(DEPTH)]


def report(name, block):
    start = h = x.clone().requires_grad_()
    for w in kernels:
        h = block(h, w)
    h.retain_grad()
    size = h.square().mean().sqrt()
    size.backward()
    kept = start.grad.norm() / h.grad.norm()
    print(f"{name:15} output {size:8.2e}  gradient kept {kept:8.2e}")


report("plain", lambda h, w: torch.tanh(h @ w) * 0.9)
report("residual", lambda h, w: h + torch.tanh(h @ w) * 0.9)
report("scaled", lambda h, w: h + torch.tanh(h @ w) * DEPTH**-0.5)
