import numpy as np
import torch
from torch.utils.data import (
    DataLoader, Dataset, IterableDataset, get_worker_info)


class Stream(IterableDataset):  # each worker has a copy of the whole
    def __init__(self, split):
        self.split = split

    def __iter__(self):
        info = get_worker_info()
        if self.split and info:  # this worker's share
            return iter(range(info.id, 6, info.num_workers))
        return iter(range(6))


class Noisy(Dataset):
    rng = np.random.default_rng(0)  # copied into each worker

    def __len__(self):
        return 4

    def __getitem__(self, i):
        own, shared = self.rng.random(), np.random.rand()
        return torch.tensor([own, shared])


# Workers may be started anew from this file: keep the guard.
if __name__ == "__main__":
    def load(data):
        loader = DataLoader(data, batch_size=2, num_workers=2)
        return torch.cat(list(loader))

    print("whole in each worker:", sorted(load(Stream(False)).tolist()))
    print("split by worker id:  ", sorted(load(Stream(True)).tolist()))
    rows = load(Noisy())
    own, shared = rows[:, 0], rows[:, 1]
    print("own generator, equal in both workers:",
          torch.equal(own[:2], own[2:]))
    print("np.random, equal in both workers:    ",
          torch.equal(shared[:2], shared[2:]))
