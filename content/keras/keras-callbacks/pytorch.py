# tolerance: 0.01
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

class StopBelow:  # plain PyTorch has no callbacks: the loop calls us
    def __init__(self, target):
        self.target, self.batches = target, 0

    def on_batch_end(self):
        self.batches += 1

    def on_epoch_end(self, loss):
        return loss < self.target  # True: stop

    def on_train_end(self, model):
        print(f"{self.batches} batches seen, "
              f"weight norm {model.weight.norm():.3f}")

x, y = load_digits(return_X_y=True)
x, y = torch.tensor(x / 16, dtype=torch.float32), torch.tensor(y)
start = np.random.default_rng(0).normal(0, 0.1, (64, 10))
model = nn.Linear(64, 10)
with torch.no_grad():
    model.weight.copy_(torch.tensor(start.T))
    model.bias.zero_()
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)

hook, history = StopBelow(0.2), []
while len(history) < 100:
    losses = []
    for images, labels in zip(x[:1500].split(50), y[:1500].split(50)):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(images), labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        hook.on_batch_end()
    history.append(np.mean(losses))
    if hook.on_epoch_end(history[-1]):
        break
hook.on_train_end(model)
print(f"stopped after epoch {len(history)} of 100")
print("last losses:", np.round(history[-3:], 4))
