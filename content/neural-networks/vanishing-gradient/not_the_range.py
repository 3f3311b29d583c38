import numpy as np
import torch

rng = np.random.default_rng(0)
x = torch.tensor(rng.normal(size=(128, 64))).float()
W = torch.tensor(rng.normal(size=(20, 64, 64)) / 8).float()


def shrinkage(activation, gain):
    """Norm of the gradient at the input, relative to the output."""
    h = inputs = x.clone().requires_grad_()
    for kernel in gain * W:
        h = activation(h @ kernel)
    h.retain_grad()
    h.mean().backward()
    return (inputs.grad.norm() / h.grad.norm()).item()


print("activation  output     weight scale   gradient, 20 layers")
for name, f, output, gain in (
    ("sigmoid", torch.sigmoid, "bounded", 1.0),
    ("sigmoid", torch.sigmoid, "bounded", 5.0),
    ("tanh", torch.tanh, "bounded", 1.0),
    ("relu", torch.relu, "unbounded", 2**0.5),
    ("relu", torch.relu, "unbounded", 0.7),
    ("none", lambda z: z, "unbounded", 0.5),
):
    left = shrinkage(f, gain)
    print(f"{name:11} {output:10} {gain:12.2f}   {left:.0e}")
