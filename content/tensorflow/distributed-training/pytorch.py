import os

import numpy as np
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch.nn.parallel import DistributedDataParallel

rng = np.random.default_rng(0)
x = torch.tensor(rng.normal(size=(64, 3)), dtype=torch.float32)
y = x @ torch.tensor([[2.0], [-1.0], [0.5]]) + 3


def train(model, x, y):
    torch.nn.init.zeros_(next(model.parameters()))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    for _ in range(20):
        optimizer.zero_grad()
        loss = ((model(x) + 3 - y) ** 2).mean()
        loss.backward()  # DDP averages the gradients in here
        optimizer.step()
    weights = next(model.parameters()).detach().ravel()
    return " ".join(f"{v:.4f}" for v in weights.tolist())


def worker(rank, world, store):
    dist.init_process_group(
        "gloo", init_method=f"file://{store}",  # GPUs: "nccl"
        rank=rank, world_size=world)
    model = DistributedDataParallel(torch.nn.Linear(3, 1, bias=False))
    # Each process takes its own rows; with a DataLoader this is the
    # work of DistributedSampler.
    result = train(model, x[rank::world], y[rank::world])
    if rank == 0:
        print("four:", result, flush=True)
    dist.destroy_process_group()


if __name__ == "__main__":  # the workers import this file
    print("one:", train(
        torch.nn.Linear(3, 1, bias=False), x, y), flush=True)
    # On clusters `torchrun` starts the processes instead.
    mp.spawn(worker, (4, os.path.abspath("store")), nprocs=4)
