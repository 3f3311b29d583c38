import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(0)
x = torch.tensor(rng.normal([5, -2], [3, 0.5], size=(8, 2))).float()

# momentum: the share of the NEW value (0.1 is the default); it is
# what Keras calls 0.9. The default eps is 1e-5.
norm = nn.BatchNorm1d(2, momentum=0.1, eps=1e-3)


@torch.no_grad()
def show(name, values):
    values = values.numpy().round(6)
    print(f"{name:26}", *(f"{v + 0.0:8.3f}" for v in values))


norm.train()
out = norm(x).detach()
show("training: mean", out.mean(dim=0))
show("training: deviation", out.std(dim=0, correction=0))
show("moving mean, 1 step", norm.running_mean)
show("moving variance, 1 step", norm.running_var)  # over n - 1
show("inference, row 0, 1 step", norm.eval()(x[:1])[0].detach())
norm.train()
for _ in range(199):
    norm(x)
show("moving mean, 200 steps", norm.running_mean)
show("moving variance, 200 steps", norm.running_var)
show("inference, row 0", norm.eval()(x[:1])[0].detach())
show("training, row 0 of 8", out[0])
norm.train()
try:
    norm(x[:1])
except ValueError as error:
    print("training, row 0 alone:", str(error).split(",")[0])

# Frozen weights do not stop the statistics; eval() does.
norm.requires_grad_(False)
before = norm.running_mean.clone()
norm(x + 1)
changed = not torch.equal(before, norm.running_mean)
print("frozen: statistics change:", changed)
