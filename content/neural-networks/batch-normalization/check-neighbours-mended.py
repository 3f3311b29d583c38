import torch

norm = torch.nn.BatchNorm1d(2).eval()
one = torch.tensor([[1.0, 2.0]])
others = torch.tensor([[5.0, 0.0], [9.0, 4.0]])
alone = norm(torch.cat([one, one]))[0]
together = norm(torch.cat([one, others]))[0]
print("same:", torch.allclose(alone, together))
