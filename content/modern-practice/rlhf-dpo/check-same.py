import torch
from torch.nn.functional import logsigmoid

torch.manual_seed(0)
policy = torch.nn.Linear(4, 3)
reference = policy
x, won, lost = torch.randn(8, 4), 0, 1
adam = torch.optim.Adam(policy.parameters(), lr=0.05)
for step in range(4):
    log_ratio = (policy(x).log_softmax(1)
                 - reference(x).log_softmax(1))
    margin = 0.1 * (log_ratio[:, won] - log_ratio[:, lost])
    loss = -logsigmoid(margin).mean()
    adam.zero_grad()
    loss.backward()
    adam.step()
    print(f"step {step}: loss {loss:.4f}")
