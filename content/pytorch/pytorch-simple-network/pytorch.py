import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


class Classifier(nn.Module):
    def __init__(self, features=64, hidden=32, classes=10):
        super().__init__()  # first: it sets up the registries
        self.hidden = nn.Linear(features, hidden)
        self.output = nn.Linear(hidden, classes)

    def forward(self, x):  # (batch, 64)
        x = F.relu(self.hidden(x))  # (batch, 32)
        return self.output(x)  # (batch, 10): logits, no softmax


def weights(rows, columns):
    rng = np.random.default_rng(rows)
    return rng.normal(0, (2 / rows) ** 0.5, (rows, columns))


model = Classifier()
with torch.no_grad():  # the same weights in all tabs
    # nn.Linear stores (out, in), the transpose of the others
    model.hidden.weight.copy_(torch.tensor(weights(64, 32).T))
    model.output.weight.copy_(torch.tensor(weights(32, 10).T))
    nn.init.zeros_(model.hidden.bias)
    nn.init.zeros_(model.output.bias)

x = torch.tensor(np.random.default_rng(1).normal(size=(2, 64))).float()
y = torch.tensor([3, 7])  # class indices, int64

logits = model(x)  # not model.forward(x): that would skip hooks
loss = F.cross_entropy(logits, y)  # applies log-softmax itself
print("logits:", tuple(logits.shape),
      logits[0, :3].detach().numpy().round(3))
print(f"loss: {loss.item():.4f}")
print("parameters:", sum(p.numel() for p in model.parameters()))
with torch.inference_mode():
    probabilities = model(x).softmax(dim=-1)
print("sum of probabilities:", round(probabilities[0].sum().item(), 4))
