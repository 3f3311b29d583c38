from torch import nn

base = nn.Linear(8, 4)
base.requires_grad_(False)
print(sum(p.requires_grad for p in base.parameters()))
