import warnings

import torch
from torch import nn

print("torch", torch.__version__.split("+")[0])
model, x = nn.Linear(2, 1), torch.ones(1, 2)
for name, make in {
    "jit.script": lambda: torch.jit.script(model),
    "jit.trace": lambda: torch.jit.trace(model, x),
    "export": lambda: torch.export.export(model, (x,)),
}.items():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", DeprecationWarning)
        make()
    ours = [str(w.message) for w in caught if "jit" in str(w.message)]
    print(f"{name}: {ours[0] if ours else 'no warning'}")
