import numpy as np
import tensorflow as tf


def truncate(logits, temperature=1.0, k=None, p=1.0):
    """Log-probabilities of the tokens that remain, else -inf."""
    logits = logits / temperature
    if k:
        kth = tf.math.top_k(logits, k).values[-1]
        logits = tf.where(logits < kth, -np.inf, logits)
    ranked, order = tf.math.top_k(tf.nn.softmax(logits), len(logits))
    # The mass before a token decides: the first one always stays.
    out = tf.cumsum(ranked, exclusive=True) >= p
    out = tf.scatter_nd(order[:, None], out, out.shape)
    return tf.nn.log_softmax(tf.where(out, -np.inf, logits))


sure = tf.constant(np.log([0.80, 0.10, 0.04, 0.03, 0.02, 0.01]))
unsure = tf.constant(np.log([0.25, 0.20, 0.18, 0.15, 0.12, 0.10]))
for name, logits in ("sure  ", sure), ("unsure", unsure):
    print(f"{name} greedy: token {int(tf.argmax(logits))}")
    for text, options in (
            ("T 0.5 ", dict(temperature=0.5)),
            ("T 2.0 ", dict(temperature=2.0)),
            ("k 3   ", dict(k=3)), ("p 0.85", dict(p=0.85))):
        shown = np.exp(truncate(logits, **options)).round(2)
        print(f"{name} {text}", shown)

# Gumbel's trick: the arg max of log-probabilities plus this noise is
# a draw from the distribution (a plain draw: tf.random.categorical).
noise = tf.constant(np.random.default_rng(0).gumbel(size=(10000, 6)))
drawn = tf.argmax(truncate(unsure, p=0.85) + noise, -1)
shares = np.bincount(drawn, minlength=6) / len(drawn)
print("drawn, p 0.85", shares.round(2))
