# tolerance: 0.02
import torch
from sklearn.datasets import load_digits
from torch import nn

torch.manual_seed(0)
device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")  # CUDA, ROCm, MPS, XPU or CPU

# 1. Tensors: NumPy's manner, on a device
a = torch.arange(6, dtype=torch.float32, device=device).reshape(2, 3)
print("tensor:  ", tuple((a @ a.T).shape), a.mean().item())

# 2. Autograd: derivatives of what ran, Python's "if" included
x = torch.tensor(3.0, requires_grad=True)
y = x**2 if x > 0 else -x
y.backward()
print("autograd:", x.grad.item())

# 3. Modules and optimisers: a network that learns
images, labels = load_digits(return_X_y=True)
images = torch.tensor(images / 16, dtype=torch.float32).to(device)
labels = torch.tensor(labels).to(device)
model = nn.Sequential(
    nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10)).to(device)
optimizer = torch.optim.AdamW(model.parameters(), lr=0.01)
loss_fn = nn.CrossEntropyLoss()
for step in range(101):
    loss = loss_fn(model(images), labels)
    if step % 100 == 0:
        print(f"learning: step {step:3d}, loss {loss.item():.2f}")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

# 4. Compile: the same code as a captured graph. The default backend
# "inductor" also generates kernels; "eager" needs no C++ compiler.
fast = torch.compile(model, backend="eager")
print("compiled:", torch.allclose(fast(images), model(images)))

# 5. Export: a graph that runs without the Python class
exported = torch.export.export(model, (images,))
nodes = exported.graph.nodes
print("exported:", *[n.target for n in nodes if "call" in n.op])
