from torch.utils.data import DataLoader

loader = DataLoader(range(10), batch_size=4)
print([len(batch) for batch in loader])
