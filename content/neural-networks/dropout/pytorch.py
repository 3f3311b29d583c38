# tolerance: 0.02
import torch
from torch import nn

torch.manual_seed(0)
x = torch.ones(1, 100_000)


def report(name, out):
    zeros = (out == 0).float().mean()
    print(f"{name:10}: zeros {zeros:.2f}, survivors "
          f"{out.max():.2f}, mean {out.mean():.2f}")


model = nn.Sequential(nn.Dropout(p=0.25))  # the fraction dropped
report("plain call", model(x))  # a new module is in training mode!
model.train()
report("training", model(x))
model.eval()  # torch.no_grad() alone would not switch it off
report("inference", model(x))

# Monte Carlo dropout: keep it on, look at the spread of many passes.
model.train()
weights = torch.full((1, 100), 0.01)
passes = torch.stack([model(weights).sum() for _ in range(2000)])
print(f"2000 noisy passes: mean {passes.mean():.2f}, "
      f"spread {passes.std():.3f}")
