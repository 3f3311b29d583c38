import numpy as np
import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader, Dataset


class Sequences(Dataset):  # map-style: a length, and an item by index
    def __init__(self, sizes):
        self.sizes = sizes

    def __len__(self):
        return len(self.sizes)

    def __getitem__(self, i):  # reading and preprocessing belong here
        values = np.full(self.sizes[i], i, dtype="float32")
        return torch.from_numpy(values), i


def collate(items):  # a list of items becomes one batch
    values, labels = zip(*items)
    return pad_sequence(values, batch_first=True), torch.tensor(labels)


data = Sequences([3, 1, 4, 1, 5, 2, 6, 5, 3, 5])
for values, labels in DataLoader(data, 4, collate_fn=collate):
    print(tuple(values.shape), labels.tolist())
print("a padded row:", values[0].tolist())

try:
    next(iter(DataLoader(data, 4)))  # the default collate only stacks
except RuntimeError as error:
    print("default collate:", str(error)[:46])

loader = DataLoader(
    data, batch_size=4, shuffle=True, drop_last=True,
    collate_fn=collate,
    num_workers=0,  # 0: in this process; n: n processes read ahead
    pin_memory=torch.cuda.is_available(),  # faster copies to a GPU
    generator=torch.Generator().manual_seed(0))
first, second = (
    [i for _, ids in loader for i in ids.tolist()] for _ in range(2))
print("batches:", len(loader), "of", len(first) // len(loader))
print("new order each epoch:", first != second)
