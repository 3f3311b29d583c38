import numpy as np
import torch
from sklearn.datasets import load_digits
from torch.nn.functional import cross_entropy
from torch.utils.checkpoint import checkpoint

images, digits = load_digits(return_X_y=True)
x = torch.tensor(images[:32] / 16, dtype=torch.float32)
y = torch.tensor(digits[:32])
rng = np.random.default_rng(0)
start = [rng.normal(0, 0.1, (64, 48)), rng.normal(0, 0.1, (48, 10))]
runs = []  # one entry for each time the hidden layer is computed


def hidden(x, w):
    runs.append(len(x))
    return torch.relu(x @ w)


def gradient(parts=1, divide=True, keep=True, low=False):
    weights = [torch.tensor(w, dtype=torch.float32, requires_grad=True)
               for w in start]
    for xb, yb in zip(x.chunk(parts), y.chunk(parts)):
        # Casts in the matrix products; the weights stay float32.
        with torch.autocast("cpu", torch.bfloat16, enabled=low):
            h = (hidden(xb, weights[0]) if keep else checkpoint(
                hidden, xb, weights[0], use_reentrant=False))
            logits = h @ weights[1]
            loss = cross_entropy(logits, yb)
        (loss / parts if divide else loss).backward()  # .grad adds up
    norm = torch.cat([w.grad.ravel() for w in weights]).norm()
    dtypes = f"{h.dtype}, {weights[0].dtype}"
    return norm.item(), dtypes.replace("torch.", "")


whole, _ = gradient()
print(f"32 rows at once:    {whole:.4f}")
print(f"4 times 8 rows:     {gradient(4)[0]:.4f}")
print(f"4 times, undivided: {gradient(4, divide=False)[0]:.4f}")
runs.clear()
print(f"checkpointed:       {gradient(keep=False)[0]:.4f}")
print("hidden layer computed again:", len(runs) > 1)
low, dtypes = gradient(low=True)
print("bfloat16 within 1 %:", abs(low / whole - 1) < 0.01)
print("hidden, weights:", dtypes)
