import torch
import torch.nn.functional as F

right, wrong = torch.tensor([0]), torch.tensor([1])
logits = torch.zeros(1, 10)
logits[0, 0] = 10.0  # nearly certain of class 0


def case(name, label, softmax):
    z = logits.clone().requires_grad_()
    loss = F.cross_entropy(z.softmax(-1) if softmax else z, label)
    loss.backward()
    print(f"{name:<26} loss {loss.item():7.4f}  "
          f"sum |gradient| {z.grad.abs().sum().item():.4f}")


case("right, logits", right, False)
case("right, softmax twice", right, True)
case("wrong, logits", wrong, False)
case("wrong, softmax twice", wrong, True)

# The lowest value possible: probabilities (1, 0, …, 0) as "logits"
for classes in (2, 10, 1000):
    floor = F.cross_entropy(torch.eye(classes)[:1], right)
    print(f"floor with {classes} classes: {floor.item():.4f}")
