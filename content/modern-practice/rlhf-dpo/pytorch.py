import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

# One prompt, five possible answers: what the reference model says,
# and the hidden reward that decides which answer people prefer.
reference = np.array([0.40, 0.30, 0.15, 0.10, 0.05])
reward = np.array([0.0, 0.3, 1.0, 0.6, 1.2])
beta = 0.5  # strength of the tie to the reference
i, j = np.triu_indices(5, 1)  # all ten pairs
i_wins = 1 / (1 + np.exp(reward[j] - reward[i]))  # Bradley-Terry

best = reference * np.exp(reward / beta)  # what RLHF aims at
best /= best.sum()

log_ref = torch.tensor(np.log(reference)).float()
target = torch.tensor(i_wins).float()
logits = log_ref.clone().requires_grad_()  # start at the reference


def dpo_loss():  # no reward anywhere: only who won, how often
    implicit = beta * (logits.log_softmax(0) - log_ref)
    return binary_cross_entropy_with_logits(
        implicit[i] - implicit[j], target)


adam = torch.optim.Adam([logits], lr=0.05)
print(f"loss before {dpo_loss():.4f}")
for _ in range(400):
    adam.zero_grad()
    dpo_loss().backward()
    adam.step()
print(f"loss after  {dpo_loss():.4f}")
policy = logits.softmax(0).detach().numpy()
print("reference   ", reference.round(3))
print("RLHF optimum", best.round(3))
print("DPO policy  ", policy.round(3))
for name, p in ("reference", reference), ("DPO policy", policy):
    kl = np.sum(p * np.log(p / reference))
    print(f"{name}: reward {p @ reward:.3f}, KL {kl:.3f}")
