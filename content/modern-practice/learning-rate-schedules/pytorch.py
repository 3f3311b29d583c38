import torch
from torch.optim.lr_scheduler import (CosineAnnealingLR, LinearLR,
                                      SequentialLR)

PEAK, WARM, STEPS = 0.1, 10, 100
w = torch.nn.Parameter(torch.tensor(2.0))
optimizer = torch.optim.SGD([w], lr=PEAK)
schedule = SequentialLR(optimizer, milestones=[WARM], schedulers=[
    # at step t the factor is t / WARM; 0 is not allowed at the start
    LinearLR(optimizer, start_factor=1e-9, total_iters=WARM),
    CosineAnnealingLR(optimizer, T_max=STEPS - WARM)])
rates = []
for step in range(STEPS):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.zero_grad()
    (w**2).backward()
    optimizer.step()
    schedule.step()  # after the optimiser's, once for each step
for step in (0, 5, 10, 55, 99):
    print(f"step {step:2}: {rates[step]:.5f}")
print(f"w after 100 steps: {w.item():.6f}")
