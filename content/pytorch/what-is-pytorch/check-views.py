import torch

x = torch.arange(6).reshape(2, 3)
y = x.T
y[0, 0] = 9
print(x[0, 0].item(), x.shape == y.shape)
