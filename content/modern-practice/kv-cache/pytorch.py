import numpy as np
import torch

HEADS, GROUPS, WIDTH, HEAD = 8, 2, 64, 8  # 8 queries share 2 keys
rng = np.random.default_rng(0)


def weights(outputs):
    return torch.tensor(rng.normal(size=(WIDTH, outputs)) / 8).float()


wq, wk, wv = (weights(n * HEAD) for n in (HEADS, GROUPS, GROUPS))
tokens = torch.tensor(rng.normal(size=(10, WIDTH))).float()


def split(x, w, heads):  # (length, width) -> (heads, length, HEAD)
    return (x @ w).view(len(x), heads, HEAD).transpose(0, 1)


def attend(q, k, v, causal):
    return torch.nn.functional.scaled_dot_product_attention(
        q, k, v, is_causal=causal, enable_gqa=True)


# All at once, as in training
whole = attend(split(tokens, wq, HEADS), split(tokens, wk, GROUPS),
               split(tokens, wv, GROUPS), causal=True)

# One token at a time: only its own key and value are computed.
keys = values = torch.zeros(GROUPS, 0, HEAD)
steps = []
for token in tokens[:, None]:
    keys = torch.cat([keys, split(token, wk, GROUPS)], dim=1)
    values = torch.cat([values, split(token, wv, GROUPS)], dim=1)
    steps.append(attend(split(token, wq, HEADS), keys, values, False))
cached = torch.cat(steps, dim=1)
print("last token:", cached[0, -1, :4].numpy().round(4))
print("same as all at once:", torch.allclose(cached, whole, atol=1e-5))
print("numbers in the cache:", keys.numel() + values.numel(),
      "with a key for each query head:", 2 * HEADS * 10 * HEAD)
