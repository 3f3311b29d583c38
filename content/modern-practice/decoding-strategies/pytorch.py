import numpy as np
import torch


def truncate(logits, temperature=1.0, k=None, p=1.0):
    """Log-probabilities of the tokens that remain, else -inf."""
    logits = logits / temperature
    if k:
        kth = torch.topk(logits, k).values[-1]
        logits = logits.masked_fill(logits < kth, -torch.inf)
    ranked, order = logits.softmax(-1).sort(descending=True)
    # The mass before a token decides: the first one always stays.
    out = ranked.cumsum(-1) - ranked >= p
    logits = logits.index_fill(0, order[out], -torch.inf)
    return logits.log_softmax(-1)


sure = torch.tensor(np.log([0.80, 0.10, 0.04, 0.03, 0.02, 0.01]))
unsure = torch.tensor(np.log([0.25, 0.20, 0.18, 0.15, 0.12, 0.10]))
for name, logits in ("sure  ", sure), ("unsure", unsure):
    print(f"{name} greedy: token {int(logits.argmax())}")
    for text, options in (
            ("T 0.5 ", dict(temperature=0.5)),
            ("T 2.0 ", dict(temperature=2.0)),
            ("k 3   ", dict(k=3)), ("p 0.85", dict(p=0.85))):
        shown = truncate(logits, **options).exp().numpy().round(2)
        print(f"{name} {text}", shown)

# Gumbel's trick: the arg max of log-probabilities plus this noise is
# a draw from the distribution (a plain draw: torch.multinomial).
noise = torch.tensor(np.random.default_rng(0).gumbel(size=(10000, 6)))
drawn = (truncate(unsure, p=0.85) + noise).argmax(-1)
shares = torch.bincount(drawn, minlength=6).numpy() / len(drawn)
print("drawn, p 0.85", shares.round(2))
