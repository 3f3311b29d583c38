import torch

big = torch.tensor(70_000.0)
print(big.half().item(), big.bfloat16().item())
print(torch.tensor(2048.0).half().add(1).item())
