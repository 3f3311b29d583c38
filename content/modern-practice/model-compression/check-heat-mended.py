import torch
from torch.nn.functional import kl_div

student = torch.tensor([[0.2, 0.5, 0.3]])
teacher = torch.tensor([[0.1, 0.7, 0.2]])
loss = kl_div(student.log(), teacher, reduction="batchmean")
print("not negative:", loss.item() >= 0)
