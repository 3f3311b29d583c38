import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

digits = load_digits()
x, y = np.float32(digits.data / 16), digits.target
# The "pre-trained" layer: ridge regression on upright digits.
W = np.linalg.solve(x.T @ x + np.eye(64), x.T @ np.eye(10)[y]) * 10
A = np.random.default_rng(0).normal(0, 0.125, (64, 4))  # rank 4
upright, turned, y = map(torch.tensor, (x, x[:, ::-1].copy(), y))
loss = nn.CrossEntropyLoss()


class LoRALinear(nn.Module):
    def __init__(self, base, A, alpha):
        super().__init__()
        self.base, self.scale = base, alpha / A.shape[1]
        self.A = nn.Parameter(torch.tensor(A).float())  # (in, rank)
        self.B = nn.Parameter(torch.zeros(A.shape[1], 10))

    def forward(self, x):  # two thin products beside the old one
        return self.base(x) + self.scale * (x @ self.A @ self.B)


def report(name, out):
    right = (out.argmax(1) == y).float().mean()
    print(f"{name}: loss {loss(out, y):.3f}, accuracy {right:.2f}")


base = nn.Linear(64, 10, bias=False).requires_grad_(False)  # frozen
base.weight.copy_(torch.tensor(W.T))
model = LoRALinear(base, A, alpha=8)
print("frozen", W.size, "trained", model.A.numel() + model.B.numel())
report("new task, before ", model(turned))
sgd = torch.optim.SGD([model.A, model.B], lr=0.1, momentum=0.9)
for _ in range(100):
    sgd.zero_grad()
    loss(model(turned), y).backward()
    sgd.step()
report("new task, adapted", model(turned))
report("old task, adapter", model(upright))
report("old task, base   ", base(upright))
base.weight.data += model.scale * (model.A @ model.B).T
report("new task, merged ", base(turned))
