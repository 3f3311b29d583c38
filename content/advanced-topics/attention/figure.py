# tolerance: 6
import torch
from guide.chart import BLUE, INK, canvas, save
from torch import nn

# One attention layer learns to write a sequence of digits backwards.
torch.manual_seed(0)
LENGTH, WIDTH = 8, 32
tokens = nn.Embedding(10, WIDTH)
asked, stored = nn.Embedding(LENGTH, WIDTH), nn.Embedding(LENGTH, WIDTH)
layer = nn.MultiheadAttention(WIDTH, 1, batch_first=True)
head = nn.Linear(WIDTH, 10)
parts = nn.ModuleList([tokens, asked, stored, layer, head])
adam = torch.optim.Adam(parts.parameters(), 0.005)
places = torch.arange(LENGTH)


def run(digits):
    memory = tokens(digits) + stored(places)
    query = asked(places).expand(len(digits), -1, -1)
    out, weights = layer(query, memory, memory)
    return head(out), weights


for _ in range(600):
    digits = torch.randint(10, (64, LENGTH))
    logits, _ = run(digits)
    loss = nn.functional.cross_entropy(
        logits.flatten(0, 1), digits.flip(1).flatten())
    adam.zero_grad(), loss.backward(), adam.step()

digits = torch.tensor([[3, 1, 4, 1, 5, 9, 2, 6]])
logits, weights = run(digits)

figure, axes = canvas(height=3.6)
rows, columns = torch.meshgrid(places, places, indexing="ij")
sizes = 430 * weights[0].detach()
axes.scatter(columns, rows, sizes, BLUE, marker="s", zorder=3)
axes.set(xticks=places, yticks=places, xlim=(-0.6, 7.6),
         ylim=(7.6, -0.6), aspect="equal",
         xlabel="input digit looked at",
         xticklabels=digits[0].tolist(), ylabel="output digit written",
         yticklabels=logits[0].argmax(-1).tolist())
axes.tick_params(length=0, labelcolor=INK, labelsize=12)
save(figure)
