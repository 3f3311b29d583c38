import torch

graphs = []


def counting(graph_module, inputs):
    graphs.append(graph_module)  # once for each graph it compiles
    return graph_module.forward  # the default, inductor, makes kernels


def scale(x, factor):
    return x * factor


def count(what, calls, **options):
    torch.compiler.reset()
    graphs.clear()
    compiled = torch.compile(scale, backend=counting, **options)
    for arguments in calls:
        compiled(*arguments)
    print(f"{what:34} {len(calls)} calls, {len(graphs)} graphs")


row = torch.ones(3)
count("tensors, same shape", [
    (row, torch.tensor(float(i))) for i in range(5)])
numbers = [(row, i) for i in range(5, 10)]
lengths = [(torch.ones(n), torch.tensor(2.0)) for n in range(4, 9)]
count("Python numbers", numbers)  # the second graph: any value
count("tensors, new shapes", lengths)
count("  dynamic=False", lengths, dynamic=False)
count("  dynamic=True", lengths, dynamic=True)

# Unlike tf.function, it guards on globals it has read:
factor = 10


@torch.compile(backend=counting)
def remember(x):
    return x * factor


before = remember(row).numpy()
factor = 1000
print(before, remember(row).numpy())
