import torch

x = torch.tensor([[1.0, 2, 3], [-1, 0, 1]])
w = torch.tensor([[1.0, -1], [0, 2], [1, 0]])
b = torch.tensor([0.5, -2])


class Layer(torch.nn.Module):
    def forward(self, x, w, b):
        return torch.relu(x @ w + b)


# By default PyTorch computes at once; export captures a graph. The
# number of rows is left open.
rows = torch.export.Dim("rows")
shapes = {"x": {0: rows}, "w": None, "b": None}
program = torch.export.export(Layer(), (x, w, b), dynamic_shapes=shapes)
for node in program.graph.nodes:
    called = node.op == "call_function"
    print("  node", node.op, node.target if called else node.name)
captured = program.module()
print(captured(x, w, b).numpy())
print(captured(x[:1], w, b).numpy())  # the same graph
print("eager agrees:", torch.equal(Layer()(x, w, b), captured(x, w, b)))

# The other graph, for gradients, is recorded anew at each call.
w.requires_grad_()
node = Layer()(x, w, b).sum().grad_fn
while node is not None:
    print("  backward", node.name())
    node = node.next_functions[0][0] if node.next_functions else None


class HalveUntilSmall(torch.nn.Module):
    def forward(self, v):
        while v > 1.0:  # depends on the value: cannot be exported
            v = v / 2.0
        return v


print(HalveUntilSmall()(torch.tensor(20.0)).item())
try:
    torch.export.export(HalveUntilSmall(), (torch.tensor(20.0),))
except Exception as error:
    print("export:", type(error).__name__)
