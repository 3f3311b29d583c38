import torch
from torch import nn

torch.manual_seed(0)
N, D = 5, 64  # rows of five digits, a separator (10), then reversed


def examples(count):
    row = torch.randint(10, (count, N))
    return torch.hstack([row, torch.full((count, 1), 10), row.flip(1)])


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens, self.places = (nn.Embedding(11, D) for _ in "tp")
        layer = nn.TransformerEncoderLayer(  # no cross-attention
            D, 4, 128, 0.0, batch_first=True, norm_first=True)
        self.blocks = nn.TransformerEncoder(
            layer, 2, nn.LayerNorm(D), enable_nested_tensor=False)
        self.head = nn.Linear(D, 11)

    def forward(self, rows):  # (batch, t) to logits (batch, t, 11)
        t = rows.shape[1]
        x = self.tokens(rows) + self.places(torch.arange(t))
        causal = nn.Transformer.generate_square_subsequent_mask(t)
        return self.head(self.blocks(x, causal, is_causal=True))


@torch.no_grad()
def solved():  # write the answer token by token; share all right
    rows = test[:, :N + 1]
    for _ in range(N):
        rows = torch.hstack([rows, model(rows)[:, -1:].argmax(2)])
    return (rows == test).all(1).float().mean()


model, test = Decoder(), examples(500)
adam = torch.optim.Adam(model.parameters(), 1e-3)
print(f"solved before: {solved():.2f}")
for rows in (examples(64) for _ in range(250)):
    logits = model(rows[:, :-1])[:, N:]  # what follows the separator
    loss = nn.functional.cross_entropy(logits.mT, rows[:, N + 1:])
    adam.zero_grad(), loss.backward(), adam.step()
print(f"solved after:  {solved():.2f}")
