# tolerance: 0.01
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

images, labels = load_digits(return_X_y=True)
images = torch.tensor(images / 16, dtype=torch.float32)
labels = torch.tensor(labels)
rng = np.random.default_rng(0)  # the same start in all three tabs
w1 = rng.normal(0, 64 ** -0.5, (64, 32))
w2 = rng.normal(0, 32 ** -0.5, (32, 10))

model = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
with torch.no_grad():  # torch keeps weights as (outputs, inputs)
    model[0].weight.copy_(torch.tensor(w1.T))
    model[2].weight.copy_(torch.tensor(w2.T))
    model[0].bias.zero_()
    model[2].bias.zero_()
for name, layer in (("hidden", model[0]), ("logits", model[2])):
    count = sum(p.numel() for p in layer.parameters())
    print(f"{name}: {count} parameters")

loss_fn = nn.CrossEntropyLoss()  # takes logits and integer labels
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)

@torch.no_grad()
def report(when):
    logits, y = model(images[1500:]), labels[1500:]
    right = (logits.argmax(dim=1) == y).float().mean()
    print(f"{when} test loss {loss_fn(logits, y):.3f}, "
          f"accuracy {right:.3f}")

report("before:")
for epoch in range(20):
    for start in range(0, 1500, 50):
        batch = slice(start, start + 50)
        optimizer.zero_grad()
        loss = loss_fn(model(images[batch]), labels[batch])
        loss.backward()
        optimizer.step()
report("after: ")
