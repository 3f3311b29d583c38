import torch
from torch import optim

SCALE = torch.tensor([1.0, 40.0], dtype=torch.float64)

RULES = {
    "sgd": lambda p: optim.SGD(p, lr=0.02),
    "momentum": lambda p: optim.SGD(p, lr=0.02, momentum=0.9),
    "adam": lambda p: optim.Adam(p, lr=0.1),
    # weight_decay is lr * weight_decay * w here, 0.01 by default
    "adamw": lambda p: optim.AdamW(p, lr=0.1, weight_decay=0.1),
}
for name, make in RULES.items():
    w = torch.ones(2, dtype=torch.float64, requires_grad=True)
    optimizer = make([w])
    for step in range(100):
        optimizer.zero_grad()
        ((SCALE * w**2).sum() / 2).backward()
        optimizer.step()
        if step == 0:
            first = w.detach().clone()
    print(f"{name:9} step 1 {first[0]:7.4f} {first[1]:7.4f}"
          f"  step 100 {w[0]:7.4f} {w[1]:7.4f}")

# In groups: norms and biases are usually not decayed.
model = torch.nn.Sequential(
    torch.nn.Linear(4, 4), torch.nn.LayerNorm(4))
decay = [p for p in model.parameters() if p.ndim > 1]
rest = [p for p in model.parameters() if p.ndim <= 1]
optimizer = optim.AdamW([
    {"params": decay, "weight_decay": 0.1},
    {"params": rest, "weight_decay": 0.0}], lr=1e-3)
print("decayed tensors:", len(decay), "others:", len(rest))
