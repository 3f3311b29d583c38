import torch
from torch.nn import functional as F

logits = torch.tensor([[2.0, 0.5, -1.0], [0.1, 0.2, 3.0]],
                      requires_grad=True)
classes = torch.tensor([0, 1])
labels = torch.tensor([[1.0, 0, 1], [0, 1, 0]])  # several may hold
output = torch.tensor([1.5, -0.2, 8.0])
target = torch.tensor([1.0, 0.0, 2.0])  # the last is far off

print(f"mse           {F.mse_loss(output, target):.4f}")
print(f"mae           {F.l1_loss(output, target):.4f}")
print(f"huber         {F.huber_loss(output, target):.4f}")
one = F.cross_entropy(logits, classes)
print(f"cross-entropy {one:.4f}")
smooth = F.cross_entropy(logits, classes, label_smoothing=0.1)
print(f"with smoothing {smooth:.4f}")
each = F.binary_cross_entropy_with_logits(logits, labels)
print(f"binary        {each:.4f}")
# p and q: probabilities. kl_div wants the logarithm of q first.
p, q = torch.tensor([0.7, 0.2, 0.1]), torch.tensor([0.5, 0.3, 0.2])
print(f"kl(p, q)      {F.kl_div(q.log(), p, reduction='sum'):.4f}")

one.backward()  # softmax minus one-hot, divided by the batch
print("gradient", logits.grad[1].numpy().round(4))

# Large logits: from logits it is exact, by way of softmax it is lost.
big = torch.tensor([[200.0, 0, 0]])
wrong = torch.tensor([1])
print(f"from logits   {F.cross_entropy(big, wrong):.1f}")
print(f"log(softmax)  {F.nll_loss(big.softmax(1).log(), wrong):.1f}")
