import torch

x = torch.tensor([[1.0, 2], [3, 4], [5, 6]])  # not tracked
w = torch.tensor([[0.3], [-0.2]], requires_grad=True)  # a leaf
for i in (1, 2):  # a new graph each time; w.grad adds up
    loss = (x @ w).tanh().sum() + w.sum()
    loss.backward()
    grad = w.grad.flatten().numpy().round(3)
    print(f"{i}: loss {loss.item():.4f}, dL/dw {grad}")

print("graph:", loss.grad_fn.name(), "<-",
      *[f.name() for f, _ in loss.grad_fn.next_functions])
print("x tracked:", (x @ x.T).requires_grad,
      " x @ w tracked:", (x @ w).requires_grad)
with torch.no_grad():
    print("under no_grad:", (x @ w).requires_grad)

# Without .grad: returned, nothing accumulates. create_graph=True
# records the backward pass too, for second derivatives.
z = torch.tensor(2.0, requires_grad=True)
first, = torch.autograd.grad(z**3, z, create_graph=True)
second, = torch.autograd.grad(first, z)
print("z^3 at 2:", first.item(), second.item())

h = (x @ w).exp()  # exp keeps its output for the backward pass
h.add_(1)  # and this overwrites it
for title, wrong in (
    ("in place:", h.sum()), ("twice:", loss), ("untracked:", x.sum())
):
    try:
        wrong.backward()
    except RuntimeError as error:
        print(title, str(error)[:58])
