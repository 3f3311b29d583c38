import torch
from torch import nn


class Hidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(2, 2), nn.Linear(2, 2)]  # a bare list
        self.scale = torch.ones(2)  # a bare tensor


class Seen(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(2, 2) for _ in range(2))
        self.register_buffer("scale", torch.ones(2))


class Early(nn.Module):
    def __init__(self):
        self.layer = nn.Linear(2, 2)  # before super().__init__()


for model in (Hidden(), Seen()):
    count = sum(p.numel() for p in model.parameters())
    print(f"{type(model).__name__}: {count} parameters,",
          "state:", list(model.state_dict()))
try:
    torch.optim.SGD(Hidden().parameters(), lr=0.1)
except ValueError as error:
    print("optimiser:", error)
try:
    Early()
except AttributeError as error:
    print("early:", error)
