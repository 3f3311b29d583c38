# tolerance: 0.05
import torch
from sklearn.datasets import load_digits
from torch.nn.functional import cross_entropy

torch.set_default_dtype(torch.float64)  # 30 layers magnify rounding
x, y = map(torch.tensor, load_digits(return_X_y=True))
WIDTH, NETS = 32, 5  # all networks are trained at once
SMALL, HE = 1 / 3, 2  # variance of the weights times WIDTH


def random(variance, *shape):
    return (torch.randn(*shape) * variance**0.5).requires_grad_()


def train(depth, variance, skip, power):
    torch.manual_seed(0)
    first = random(1 / 64, NETS, 64, WIDTH)
    weights = random(variance / WIDTH, depth, NETS, WIDTH, WIDTH)
    biases = torch.zeros(depth, NETS, 1, WIDTH, requires_grad=True)
    last = random(1 / WIDTH, NETS, WIDTH, 10)

    def scores(x):
        h = x / 16 @ first  # pixels go up to 16
        for w, b in zip(weights.unbind(), biases.unbind()):
            h = skip * h + torch.relu(h @ w + b) * depth**power
        return h @ last

    adam = torch.optim.Adam([first, weights, biases, last], lr=1e-3)
    for _ in range(300):
        at = torch.randint(1300, (NETS, 64))
        adam.zero_grad()
        out = scores(x[at]).flatten(0, 1)
        cross_entropy(out, y[at].flatten(), reduction="sum").backward()
        adam.step()
    return (scores(x[1300:]).argmax(2) == y[1300:]).float().mean()


print("layers                  2    30")
for name, variance, skip, power in (
        ("plain, small", SMALL, 0, 0), ("residual, small", SMALL, 1, 0),
        ("plain, He", HE, 0, 0), ("residual, He", HE, 1, 0),
        ("residual, He, scaled", HE, 1, -0.5)):
    row = [train(depth, variance, skip, power) for depth in (2, 30)]
    print(f"{name:20}" + "".join(f"{value:6.2f}" for value in row))
