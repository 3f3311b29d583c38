import torch

x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
print((x @ x).numpy())  # a value, at once


def grow(v):
    steps = 0
    while v < 100:  # plain Python decides by the value
        v = v * 3
        steps += 1
    return v, steps


# Autograd records what really ran: here four multiplications.
v = torch.tensor(2.0, requires_grad=True)
result, steps = grow(v)
result.backward()
print(f"steps {steps}, result {result:.0f}, slope {v.grad:.0f}")
graphs = []

# torch.compile is the opt-in counterpart of tf.function; this back
# end only counts graphs, the default ("inductor") compiles them.


def counting(graph_module, inputs):
    graphs.append(graph_module)
    return graph_module.forward


compiled = torch.compile(grow, backend=counting)
print("compiled:", compiled(torch.tensor(2.0))[0].item(),
      "graphs captured:", len(graphs))


# Without a branch on a value, one graph takes the whole function.
@torch.compile(backend=counting, fullgraph=True)
def five_times(v):
    return v * 3 * 3 * 3 * 3 * 3


graphs.clear()
print("compiled:", five_times(torch.tensor(2.0)).item(),
      "graphs captured:", len(graphs))
