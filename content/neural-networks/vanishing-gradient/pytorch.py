import numpy as np
import torch

DEPTH, WIDTH = 20, 64
rng = np.random.default_rng(0)
x = torch.tensor(rng.normal(size=(128, WIDTH))).float()
W = rng.normal(size=(DEPTH, WIDTH, WIDTH)) / WIDTH**0.5  # Glorot scale


def report(name, activation, gain=1.0, residual=False):
    kernels = torch.tensor(gain * W).float().unbind()
    for kernel in kernels:
        kernel.requires_grad_()
    h = x
    for kernel in kernels:
        out = activation(h @ kernel)
        # The shortcut lets the gradient past the layer.
        h = h + out if residual else out
    h.mean().backward()
    first, *_, last = (kernel.grad.norm() for kernel in kernels)
    print(f"{name:9} layer 1: {first:.1e}  layer 20: {last:.1e}"
          f"  ratio {first / last:.0e}")


report("sigmoid", torch.sigmoid)
report("relu", torch.relu, gain=2**0.5)  # He: makes up for the halving
report("residual", torch.sigmoid, residual=True)
