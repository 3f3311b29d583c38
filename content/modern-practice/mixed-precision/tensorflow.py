import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

x, y = load_digits(return_X_y=True)
x, y = tf.constant(x[:32] / 16, tf.float32), tf.constant(y[:32])
rng = np.random.default_rng(0)
start = [rng.normal(0, 0.1, (64, 48)), rng.normal(0, 0.1, (48, 10))]
runs = []  # one entry for each time the hidden layer is computed


def hidden(x, w):
    runs.append(len(x))
    return tf.nn.relu(x @ w)


def gradient(parts=1, divide=True, keep=True, dtype=tf.float32):
    weights = [tf.Variable(w, dtype=tf.float32) for w in start]
    total = [tf.zeros_like(w) for w in weights]
    layer = hidden if keep else tf.recompute_grad(hidden)
    for xb, yb in zip(tf.split(x, parts), tf.split(y, parts)):
        with tf.GradientTape() as tape:
            # Casts for the products; the variables stay float32.
            w1, w2 = (tf.cast(w, dtype) for w in weights)
            h = layer(tf.cast(xb, dtype), w1)
            logits = tf.cast(h @ w2, tf.float32)  # loss in float32
            loss = tf.reduce_mean(
                tf.nn.sparse_softmax_cross_entropy_with_logits(
                    yb, logits)) / (parts if divide else 1)
        grads = tape.gradient(loss, weights)
        total = [t + g for t, g in zip(total, grads)]
    dtypes = f"{h.dtype.name}, {weights[0].dtype.name}"
    return float(tf.linalg.global_norm(total)), dtypes


whole, _ = gradient()
print(f"32 rows at once:    {whole:.4f}")
print(f"4 times 8 rows:     {gradient(4)[0]:.4f}")
print(f"4 times, undivided: {gradient(4, divide=False)[0]:.4f}")
runs.clear()
print(f"checkpointed:       {gradient(keep=False)[0]:.4f}")
print("hidden layer computed again:", len(runs) > 1)
low, dtypes = gradient(dtype=tf.bfloat16)
print("bfloat16 within 1 %:", abs(low / whole - 1) < 0.01)
print("hidden, weights:", dtypes)
