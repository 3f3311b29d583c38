import torch

captured = []


def recorder(graph, example_inputs):  # a backend that only looks
    ops = [n for n in graph.graph.nodes if n.op.startswith("call_")]
    captured.append([n.name for n in ops])
    return graph.forward


def f(x):
    x = x * 2
    if x.sum() > 0:  # needs a value: the graph ends here
        return x + 10
    return x - 10


compiled = torch.compile(f, backend=recorder)
for x in (torch.ones(2), -torch.ones(2), torch.ones(2)):
    print(compiled(x).tolist(), "graphs so far:", len(captured))
print(captured)

torch.compiler.reset()
try:
    torch.compile(f, backend=recorder, fullgraph=True)(torch.ones(2))
except torch._dynamo.exc.Unsupported as error:
    print("fullgraph=True:", type(error).__name__)

# Written as tensor operations there is one graph for both cases.
captured.clear()
whole = torch.compile(
    lambda x: torch.where(2 * x.sum() > 0, 2 * x + 10, 2 * x - 10),
    backend=recorder, fullgraph=True)
print(whole(torch.ones(2)).tolist(), whole(-torch.ones(2)).tolist())
print("graphs:", len(captured))
