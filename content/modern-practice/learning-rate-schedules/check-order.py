import torch

w = torch.nn.Parameter(torch.tensor(1.0))
optimizer = torch.optim.SGD([w], lr=1.0)
schedule = torch.optim.lr_scheduler.StepLR(
    optimizer, step_size=2, gamma=0.1)
for epoch in range(4):
    optimizer.step()
    print(f"{optimizer.param_groups[0]['lr']:g}", end=" ")
    schedule.step()
