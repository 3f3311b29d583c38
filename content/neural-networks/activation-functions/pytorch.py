import numpy as np
import torch
from torch.nn import functional as F

FUNCTIONS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": F.relu,
    "leaky": F.leaky_relu,  # slope 0.01 is the default here
    "gelu": F.gelu,  # exact unless approximate="tanh"
    "silu": F.silu,
}
x = torch.tensor([-2.0, 2.0], dtype=torch.float64, requires_grad=True)
print("           f(-2)    f(2)  f'(-2)   f'(2)")
for name, f in FUNCTIONS.items():
    value = f(x)
    (slope,) = torch.autograd.grad(value.sum(), x)
    row = torch.cat([value, slope])
    print(f"{name:9}", *(f"{number:7.4f}" for number in row))

logits = torch.tensor([[2.0, 1.0, 0.0]], dtype=torch.float64)
classes = F.softmax(logits, dim=-1)
print("softmax  ", *(f"{p:7.4f}" for p in classes[0]))

# SwiGLU: one half of the units gates the other.
W = torch.tensor(np.sin(np.arange(6)).reshape(3, 2))
V = torch.tensor(np.cos(np.arange(6)).reshape(3, 2))
swiglu = F.silu(logits @ W) * (logits @ V)
print("swiglu   ", *(f"{number:7.4f}" for number in swiglu[0]))

# Defaults differ between libraries:
print(f"leaky_relu(-1): {F.leaky_relu(torch.tensor(-1.0)):.2f}")
