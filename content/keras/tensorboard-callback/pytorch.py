import numpy as np
import torch
from sklearn.datasets import load_digits
from tensorboard.backend.event_processing import event_accumulator
from torch.nn.functional import cross_entropy
from torch.utils.tensorboard import SummaryWriter

x, y = load_digits(return_X_y=True)
x, y = torch.tensor(x / 16, dtype=torch.float32), torch.tensor(y)
start = np.random.default_rng(0).normal(0, 0.1, (64, 10))
model = torch.nn.Linear(64, 10)
with torch.no_grad():
    model.weight.copy_(torch.tensor(start.T))
    model.bias.zero_()
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)

train = SummaryWriter("logs/lr-0.5/train")
validation = SummaryWriter("logs/lr-0.5/validation")
for epoch in range(3):
    losses = []
    for images, labels in zip(x[:1500].split(50), y[:1500].split(50)):
        optimizer.zero_grad()
        loss = cross_entropy(model(images), labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    with torch.no_grad():
        val = cross_entropy(model(x[1500:]), y[1500:])
    train.add_scalar("epoch_loss", np.mean(losses), epoch)
    train.add_histogram("w/histogram", model.weight, epoch)
    validation.add_scalar("epoch_loss", val, epoch)
train.close()  # events are buffered; close writes them out
validation.close()

for part in ("train", "validation"):
    events = event_accumulator.EventAccumulator(f"logs/lr-0.5/{part}")
    events.Reload()
    tags = events.Tags()
    print(f"{part}: epoch_loss", "epoch_loss" in tags["scalars"])
    for event in events.Scalars("epoch_loss"):
        print(f"  step {event.step}: {event.value:.4f}")
    print("  histograms:", tags["histograms"])
