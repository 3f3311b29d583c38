import numpy as np
from keras import ops


def truncate(logits, temperature=1.0, k=None, p=1.0):
    """Log-probabilities of the tokens that remain, else -inf."""
    logits = logits / temperature
    if k:
        kth = ops.top_k(logits, k)[0][-1]
        logits = ops.where(logits < kth, -np.inf, logits)
    ranked, order = ops.top_k(ops.softmax(logits), len(logits))
    # The mass before a token decides: the first one always stays.
    out = ops.cumsum(ranked) - ranked >= p
    out = ops.take(out, ops.argsort(order))  # back in token order
    return ops.log_softmax(ops.where(out, -np.inf, logits))


sure = ops.array(np.log([0.80, 0.10, 0.04, 0.03, 0.02, 0.01]))
unsure = ops.array(np.log([0.25, 0.20, 0.18, 0.15, 0.12, 0.10]))
for name, logits in ("sure  ", sure), ("unsure", unsure):
    print(f"{name} greedy: token {int(ops.argmax(logits))}")
    for text, options in (
            ("T 0.5 ", dict(temperature=0.5)),
            ("T 2.0 ", dict(temperature=2.0)),
            ("k 3   ", dict(k=3)), ("p 0.85", dict(p=0.85))):
        shown = np.exp(truncate(logits, **options)).round(2)
        print(f"{name} {text}", shown)

# Gumbel's trick: the arg max of log-probabilities plus this noise is
# a draw from the distribution (a plain draw: keras.random.categorical).
noise = ops.array(np.random.default_rng(0).gumbel(size=(10000, 6)))
drawn = ops.argmax(truncate(unsure, p=0.85) + noise, -1)
shares = np.bincount(drawn, minlength=6) / len(drawn)
print("drawn, p 0.85", shares.round(2))
