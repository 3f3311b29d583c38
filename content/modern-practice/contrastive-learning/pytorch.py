import numpy as np
import torch
from sklearn.datasets import load_digits
from torch.nn.functional import cross_entropy, normalize

# Two views of an image, as picture and caption are of a scene:
# its even and its odd rows. No label is used.
rng = np.random.default_rng(0)
images = load_digits().images[rng.permutation(1797)] / 16
even, odd = (torch.tensor(rows.reshape(1797, 32)).float()
             for rows in (images[:, ::2], images[:, 1::2]))
start = rng.normal(size=(2, 32, 16)) / 32 ** 0.5
encoders = torch.tensor(start).float().requires_grad_()
TEMPERATURE, BATCH = 0.1, 128


def similarities(even, odd):
    a, b = normalize(even @ encoders[0]), normalize(odd @ encoders[1])
    return a @ b.T / TEMPERATURE  # cosines of all pairs


def loss_of(logits):  # the partner of row i stands in column i
    target = torch.arange(len(logits))
    return (cross_entropy(logits, target)
            + cross_entropy(logits.T, target)) / 2


def report(name):  # 512 images that are not trained on
    with torch.no_grad():
        logits = similarities(even[-512:], odd[-512:])
    found = (logits.argmax(1) == torch.arange(512)).float().mean()
    print(f"{name}: loss {loss_of(logits):.2f}, "
          f"partner found among 512: {found:.2f}")


report("before")
adam = torch.optim.Adam([encoders], lr=0.01, eps=1e-7)
for epoch in range(30):
    for i in range(0, 1280, BATCH):
        adam.zero_grad()
        loss_of(similarities(even[i:i + BATCH],
                             odd[i:i + BATCH])).backward()
        adam.step()
report("after ")
