import numpy as np
import torch
import torch.distributed as dist
import torch.distributed.tensor.parallel as tp
from torch import nn
from torch.distributed.fsdp import fully_shard
from torch.nn.parallel import DistributedDataParallel

rng = np.random.default_rng(0)
x, y, w1, w2 = (torch.tensor(rng.normal(size=size)).float() for size in
                ((8, 6), (8, 4), (12, 6), (4, 12)))


def model():
    a, b = nn.Linear(6, 12, bias=False), nn.Linear(12, 4, bias=False)
    a.weight.data, b.weight.data = w1 / 3, w2 / 3
    return nn.Sequential(a, nn.ReLU(), b)


def show(name, net, rank=0, rows=slice(8)):
    ((net(x[rows]) - y[rows]) ** 2).mean().backward()
    weights = [*net.parameters()]
    norm = nn.utils.get_total_norm([w.grad for w in weights])
    if hasattr(norm, "full_tensor"):  # DTensors: parts on devices
        norm = norm.full_tensor()
        weights = [w.to_local() for w in weights]
    if rank == 0:
        print(f"{name:7} gradient {norm:.4f}, weights on device 0:",
              sum(w.numel() for w in weights))


def worker(rank):
    dist.init_process_group("gloo", store=dist.FileStore("store", 2),
                            rank=rank, world_size=2)  # GPUs: "nccl"
    half = slice(4 * rank, 4 * rank + 4)
    show("DDP", DistributedDataParallel(model()), rank, half)
    mesh = dist.init_device_mesh("cpu", (2,))
    plan = {"0": tp.ColwiseParallel(), "2": tp.RowwiseParallel()}
    show("tensor", tp.parallelize_module(model(), mesh, plan), rank)
    show("FSDP", fully_shard(model(), mesh=mesh), rank, half)
    dist.destroy_process_group()

if __name__ == "__main__":
    show("one", model())
    torch.multiprocessing.spawn(worker, nprocs=2)
