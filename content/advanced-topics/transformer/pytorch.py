import numpy as np
import torch
from torch import nn
from torch.nn.functional import scaled_dot_product_attention

rng = np.random.default_rng(0)
D, HEADS, HIDDEN = 8, 2, 32


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1 = nn.LayerNorm(D, eps=1e-6)
        self.qkv = nn.Linear(D, 3 * D, bias=False)
        self.out = nn.Linear(D, D, bias=False)
        self.norm2 = nn.LayerNorm(D, eps=1e-6)
        self.up = nn.Linear(D, HIDDEN, bias=False)
        self.down = nn.Linear(HIDDEN, D, bias=False)

    def forward(self, x):  # (batch, tokens, D)
        b, t, _ = x.shape
        qkv = self.qkv(self.norm1(x)).view(b, t, 3, HEADS, D // HEADS)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)  # (b, heads, t, D / heads)
        mixed = scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.out(mixed.transpose(1, 2).reshape(b, t, D))
        return x + self.down(self.up(self.norm2(x)).relu())


block = Block()
with torch.no_grad():  # the same weights in every tab
    for layer in (block.qkv, block.out, block.up, block.down):
        w = rng.normal(0, 0.3, (layer.in_features, layer.out_features))
        layer.weight.copy_(torch.tensor(w.T))
    x = torch.tensor(rng.normal(size=(1, 5, D))).float()
    y = block(x)
    x[0, 4] *= -1  # change the last token
    change = (block(x) - y).abs().amax(2)[0]
print("token 0:", y[0, 0, :4].numpy().round(4))
print("change by token:", change.numpy().round(4))
print("parameters", sum(p.numel() for p in block.parameters()))
