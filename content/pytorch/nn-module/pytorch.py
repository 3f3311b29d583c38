import torch
from torch import nn


class Normalised(nn.Module):
    def __init__(self, features, outputs):
        super().__init__()  # sets up the registries; keep it first
        # Assigning a Parameter or a Module registers it.
        self.scale = nn.Parameter(torch.ones(features))
        self.linear = nn.Linear(features, outputs, bias=False)
        # A buffer: saved and moved with the module, but not trained
        self.register_buffer("mean", torch.zeros(features))

    def forward(self, x):
        if self.training:  # switched by train() and eval()
            with torch.no_grad():
                self.mean.lerp_(x.mean(0), 0.5)
        return self.linear((x - self.mean) * self.scale)


model = Normalised(2, 1)
nn.init.constant_(model.linear.weight, 0.5)
for name, p in model.named_parameters():
    print("parameter:", name, tuple(p.shape))
print("state:", *model.state_dict())

x = torch.tensor([[1.0, 2.0], [3.0, 6.0]])
print("train:", model(x).flatten().tolist(), model.mean.tolist())
model.eval()  # for all modules within as well
print("eval: ", model(x).flatten().tolist(), model.mean.tolist())

handle = model.register_forward_hook(
    lambda module, args, output: print("hook:", tuple(output.shape)))
model(x)  # runs the hooks around forward
model.forward(x)  # passes them by: nothing is printed
handle.remove()

model.linear.weight.requires_grad_(False)
print("trainable:",
      sum(p.numel() for p in model.parameters() if p.requires_grad))
model.to(torch.float64)  # in place, parameters and buffers
print("dtypes:", {t.dtype for t in model.state_dict().values()})
