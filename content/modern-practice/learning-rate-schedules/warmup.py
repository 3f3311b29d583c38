# tolerance: 0.1
import torch
from torch import nn
from torch.nn.functional import cross_entropy


def accuracy(rate, warm, seed):
    """A post-norm Transformer reverses sequences of eight digits."""
    torch.manual_seed(seed)
    layer = nn.TransformerEncoderLayer(
        32, 4, 64, dropout=0.0, batch_first=True)  # norm_first=False
    net = nn.TransformerEncoder(layer, 8, enable_nested_tensor=False)
    embed = nn.Embedding(10, 32)
    place = nn.Parameter(torch.randn(8, 32))
    head = nn.Linear(32, 10)
    params = [*net.parameters(), *embed.parameters(), place,
              *head.parameters()]
    adam = torch.optim.Adam(params, lr=rate)
    for step in range(300):
        adam.param_groups[0]["lr"] = rate * min(1, (step + 1) / warm)
        x = torch.randint(10, (64, 8))
        out = head(net(embed(x) + place))
        adam.zero_grad()
        cross_entropy(out.flatten(0, 1), x.flip(1).flatten()).backward()
        adam.step()
    return (out.argmax(2) == x.flip(1)).float().mean().item()


print("rate       no warm-up   100 steps of it   (two seeds each)")
for rate in (0.002, 0.01):
    row = [[accuracy(rate, warm, seed) for seed in (0, 1)]
           for warm in (1, 100)]
    shown = "".join(f"{a:7.2f} {b:.2f}   " for a, b in row)
    print(f"{rate:<8}{shown}")
