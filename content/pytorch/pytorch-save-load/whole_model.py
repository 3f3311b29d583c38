import pickle

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 1)


class Trap:  # unpickling may call any function: here a harmless one
    def __reduce__(self):
        return print, ("!! code from the file was run",)


def attempt(path, **how):
    try:
        return type(torch.load(path, **how)).__name__
    except pickle.UnpicklingError as error:
        print(" ", str(error).split(". ")[0])
        return "UnpicklingError"


torch.save(Net(), "whole.pt")  # the object: a pickle
torch.save(Net().state_dict(), "weights.pt")
torch.save({"weight": Trap()}, "trap.pt")
print("weights:", attempt("weights.pt"))
print("whole:", attempt("whole.pt"))
print("whole, trusted:", attempt("whole.pt", weights_only=False))
with torch.serialization.safe_globals([Net, nn.Linear, set]):
    print("whole, classes listed:", attempt("whole.pt"))
print("trap:", attempt("trap.pt"))
print("trap, trusted:", attempt("trap.pt", weights_only=False))

del Net  # renamed or moved, as happens to code
try:
    torch.load("whole.pt", weights_only=False)
except AttributeError as error:
    print("whole, later:", str(error).split(" on ")[0])
