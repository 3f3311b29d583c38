import torch

torch.manual_seed(0)
layers = [torch.nn.Linear(16, 16) for _ in range(30)]
x = torch.randn(8, 16, requires_grad=True)
h = x
for layer in layers:
    h = torch.tanh(layer(h))
h.sum().backward()
print("gradient arrives:", bool(x.grad.norm() > 1e-3))
