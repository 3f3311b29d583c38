import torch
from torch.nn.functional import logsigmoid

logit = torch.zeros((), requires_grad=True)
loss = -logsigmoid(logit) * 2.0  # log-probability times return
loss.backward()
with torch.no_grad():
    logit -= 0.5 * logit.grad
print("more likely:", bool(logit > 0))
