import io

import torch

file = io.BytesIO()
torch.save({"w": torch.ones(2), "step": 3}, file)
file.seek(0)
state = torch.load(file)
print(sorted(state), state["w"].sum().item())
