import numpy as np
import torch

rng = np.random.default_rng(0)
w = torch.tensor(rng.normal(size=(8, 8))).float()
graphs = []

def backend(graph, example_inputs):
    graphs.append([node for node in graph.graph.nodes
                   if node.op.startswith("call")])
    return graph.forward  # "inductor" would make kernels of it

def f(x):
    h = x @ w
    h = h - h.mean(dim=1, keepdim=True)
    return torch.tanh(h) * 0.5 + h

def rows(n):
    return torch.tensor(np.linspace(-1, 1, 8 * n).reshape(n, 8)).float()


fast = torch.compile(f, backend=backend)
out = fast(rows(4))
print("same result:", torch.allclose(out, f(rows(4))))
print(f"sum: {out.sum().item():.4f}")
print("operations in the graph:", len(graphs[0]))
found = []
for n in (4, 4, 6, 9, 12):  # the second size makes it dynamic
    fast(rows(n))
    found.append(len(graphs))
print("graphs after 4, 4, 6, 9, 12 rows:", found)

def branches(x):
    h = x @ w
    if h.sum().item() > 0:  # Python needs the number: the graph ends
        h = h * 2
    return torch.tanh(h)

graphs.clear()
torch.compile(branches, backend=backend)(rows(4))
print("pieces with a break:", len(graphs))
try:
    torch.compile(branches, backend=backend, fullgraph=True)(rows(4))
except Exception as error:
    print("fullgraph=True:", type(error).__name__)
