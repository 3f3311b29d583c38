import torch

w = torch.nn.Parameter(torch.tensor(1.0))
optimizer = torch.optim.SGD([w], lr=1.0)
EPOCHS, BATCHES = 3, 100
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(
    optimizer, T_max=EPOCHS * BATCHES)
for epoch in range(EPOCHS):
    for batch in range(BATCHES):
        optimizer.step()
        schedule.step()
    print(f"{optimizer.param_groups[0]['lr']:.2f}")
