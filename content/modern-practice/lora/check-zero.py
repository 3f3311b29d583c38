import torch

torch.manual_seed(0)
x, y = torch.randn(64, 8), torch.randn(64, 4)
W = torch.randn(8, 4)
A = torch.zeros(8, 2, requires_grad=True)
B = torch.zeros(2, 4, requires_grad=True)
sgd = torch.optim.SGD([A, B], lr=0.1)
for step in range(3):
    loss = ((x @ W + x @ A @ B - y) ** 2).mean()
    sgd.zero_grad()
    loss.backward()
    sgd.step()
    print(f"loss {loss:.3f}, gradient of B {B.grad.abs().max():.3f}")
