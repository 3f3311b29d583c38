import torch

torch.manual_seed(0)
x, y = torch.randn(64, 8), torch.randn(64, 4)
W = torch.randn(8, 4)
A = (torch.randn(8, 2) / 8 ** 0.5).requires_grad_()
B = torch.zeros(2, 4, requires_grad=True)
sgd = torch.optim.SGD([A, B], lr=0.1)
for step in range(3):
    loss = ((x @ W + x @ A @ B - y) ** 2).mean()
    sgd.zero_grad()
    loss.backward()
    sgd.step()
    print(f"loss {loss:.3f}, gradient of B {B.grad.abs().max():.3f}")
with torch.no_grad():
    assert ((x @ W + x @ A @ B - y) ** 2).mean() < loss
