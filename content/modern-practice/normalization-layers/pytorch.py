import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(0)
# 4 examples, 6 channels, 5 places; the second example is ten times
# larger, the others see it in their batch.
x = rng.normal(2, 1, (4, 6, 5))
x[1] *= 10
x = torch.tensor(x, dtype=torch.float32)

norms = {
    "batch": nn.BatchNorm1d(6),
    "group": nn.GroupNorm(3, 6),  # 3 groups of 2 channels
    "layer": nn.GroupNorm(1, 6),  # one group: all channels and places
}
for name, norm in norms.items():
    out = norm(x)
    others = norm(torch.cat([x[:1], x[2:]]))[0]
    print(f"{name:6} first example: mean {out[0].mean():.3f}, "
          f"deviation {out[0].std(correction=0):.3f}, "
          f"needs the batch: {not torch.allclose(out[0], others)}")

# Tokens: (batch, length, features), over the features of each token
tokens = x.transpose(1, 2)
layer = nn.LayerNorm(6)(tokens)
rms = nn.RMSNorm(6, eps=1e-5)(tokens)
first = tokens[0, 0]
by_hand = first / (first.square().mean() + 1e-5).sqrt()
print("layer norm:", layer[0, 0, :3].detach().numpy().round(3))
print("RMS norm:  ", rms[0, 0, :3].detach().numpy().round(3))
print("by hand:   ", by_hand[:3].numpy().round(3))
print("scaled by 7, same:", torch.allclose(
    nn.RMSNorm(6)(7 * tokens), nn.RMSNorm(6)(tokens), atol=1e-5))
print("shifted by 7, same:", torch.allclose(
    nn.LayerNorm(6)(tokens + 7), layer, atol=1e-5), torch.allclose(
    nn.RMSNorm(6)(tokens + 7), rms, atol=1e-5))
