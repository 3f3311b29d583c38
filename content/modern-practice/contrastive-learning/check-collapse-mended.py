import torch
from torch.nn.functional import cross_entropy, normalize

torch.manual_seed(0)
x = torch.randn(64, 8)
views = x + 0.1 * torch.randn(2, 64, 8)
encoder = torch.nn.Linear(8, 4)
adam = torch.optim.Adam(encoder.parameters(), lr=0.05)
for step in range(300):
    a, b = normalize(encoder(views), dim=-1)
    loss = cross_entropy(a @ b.T / 0.1, torch.arange(64))
    adam.zero_grad()
    loss.backward()
    adam.step()
strangers = (a @ a.T).fill_diagonal_(0).sum() / (64 * 63)
print(f"loss {loss:.3f}, cosine of strangers {strangers:.2f}")
assert abs(strangers) < 0.1
