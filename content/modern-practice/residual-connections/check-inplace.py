import torch

torch.manual_seed(0)
x = torch.randn(4, requires_grad=True)
w = torch.randn(4, requires_grad=True)
h = torch.exp(x * w)
h += h * 0.1  # the shortcut, "to save memory"
out = torch.sigmoid(h)
out += h
try:
    out.sum().backward()
    print("gradient:", x.grad.shape)
except RuntimeError as error:
    print(str(error)[:41])
