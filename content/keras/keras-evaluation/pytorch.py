import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

x, y = load_digits(return_X_y=True)
x = torch.tensor(x / 16, dtype=torch.float32)
y = torch.tensor(y)
# A linear model, fitted by hand: nearest class mean of the first 1500.
means = torch.stack([x[:1500][y[:1500] == c].mean(dim=0)
                     for c in range(10)])
model = nn.Sequential(nn.Dropout(0.5), nn.Linear(64, 10))
with torch.no_grad():
    model[1].weight.copy_(2 * means)
    model[1].bias.copy_(-(means**2).sum(dim=1))
x, y = x[1500:], y[1500:]  # evaluate on the other 297

model.eval()  # dropout off; fit() and evaluate() do this in Keras
loss = right = top3 = 0.0
hits = []
with torch.inference_mode():  # no graph, less memory
    for images, labels in DataLoader(TensorDataset(x, y), 128):
        logits = model(images)
        loss += nn.functional.cross_entropy(
            logits, labels, reduction="sum").item()
        hit = logits.argmax(dim=1) == labels
        hits.append(hit)
        right += hit.sum().item()
        top = logits.topk(3, dim=1).indices == labels[:, None]
        top3 += top.any(dim=1).sum().item()
# Sum over samples, divide once: the last batch has only 41 of them.
sums = {"loss": loss, "accuracy": right, "top3": top3}
for name, total in sums.items():
    print(f"{name}: {total / len(y):.4f}")

all_hits = torch.cat(hits).numpy()
recall = [all_hits[y.numpy() == c].mean() for c in range(10)]
print(f"by hand: {all_hits.mean():.4f}")
print(f"worst class: {np.argmin(recall)}, recall {min(recall):.4f}")
wrong = np.mean([hit.numpy().mean() for hit in hits])
print(f"mean of batch means (wrong): {wrong:.4f}")
