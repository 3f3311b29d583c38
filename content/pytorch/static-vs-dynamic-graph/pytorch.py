import torch


def shrink(x):  # as long as the data asks for it: ordinary Python
    steps = 0
    while x.norm() > 1:
        x, steps = x / 2, steps + 1
    return x, steps


x = torch.tensor([3.0, 4.0, 12.0])
# Dynamic: each call records a graph of just the operations that ran.
for scale in (1, 100):
    x_in = (x * scale).requires_grad_()
    y, steps = shrink(x_in)
    y.sum().backward()
    print(f"eager: {steps} halvings, dy/dx = {x_in.grad[0].item()}")

# Static: a graph made once, before the data. Python's "while" cannot
# be in it, as its condition is a tensor without a value.
class Shrink(torch.nn.Module):
    def forward(self, x):
        return shrink(x)


try:
    torch.export.export(Shrink(), (x,))
except Exception as error:
    print("export:", type(error).__name__)


# The loop as an operation of the graph
class GraphShrink(torch.nn.Module):
    def forward(self, x):
        return torch.while_loop(
            lambda x: x.norm() > 1, lambda x: (x / 2,), (x,))


graph = torch.export.export(GraphShrink(), (x,))
print([n.name for n in graph.graph.nodes if "while" in n.name])
for scale in (1, 100):
    print("graph:", graph.module()(x * scale)[0].tolist())
