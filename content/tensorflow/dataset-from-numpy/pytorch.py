# tolerance: 0.02
import torch
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, TensorDataset

x, y = load_digits(return_X_y=True)
x = torch.from_numpy((x / 16).astype("float32"))
y = torch.from_numpy(y)  # int64, as cross_entropy wants it

rows = TensorDataset(x, y)  # one slice along the first axis each
print("element:", *(tuple(part.shape) for part in rows[0]))
print("elements:", len(rows))

generator = torch.Generator().manual_seed(0)
data = DataLoader(
    rows, batch_size=32, shuffle=True, generator=generator)
images, labels = next(iter(data))
print("batch:", tuple(images.shape), tuple(labels.shape), images.dtype)
sizes = [len(labels) for _, labels in data]
print("batches:", len(sizes), "last:", sizes[-1])
again = next(iter(data))[1]
print("new order in each epoch:", not torch.equal(labels, again))

w = torch.zeros(64, 10, requires_grad=True)


@torch.no_grad()
def accuracy():
    return ((x @ w).argmax(dim=1) == y).float().mean()


print(f"accuracy before: {accuracy():.3f}")
for epoch in range(5):
    for images, labels in data:
        loss = torch.nn.functional.cross_entropy(images @ w, labels)
        (gradient,) = torch.autograd.grad(loss, w)
        with torch.no_grad():
            w -= 0.5 * gradient
print(f"accuracy after:  {accuracy():.3f}")

# from_numpy shares memory with the array; torch.tensor copies.
array = x.numpy()
array[0, 0] = 7.0
print("shared memory:", x[0, 0].item() == 7.0)
