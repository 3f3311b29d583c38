import torch

x = torch.tensor(13.0, requires_grad=True)
y = x
while y > 1:
    y = y / 2
y.backward()
print(x.grad.item())
