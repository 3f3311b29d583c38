import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")
# A linear model, fitted by hand: nearest class mean of the first 1500.
means = np.stack([x[:1500][y[:1500] == c].mean(axis=0)
                  for c in range(10)])
weights = tf.Variable(2 * means.T)
biases = tf.Variable(-(means**2).sum(axis=1))
x, y = x[1500:], y[1500:]  # evaluate on the other 297

@tf.function
def model(batch, training=False):  # nobody sets the mode for you
    if training:
        batch = tf.nn.dropout(batch, rate=0.5)
    return batch @ weights + biases

# Sum over samples, divide once: the last batch has only 41 of them.
loss = right = top3 = 0.0
hits = []
for images, labels in tf.data.Dataset.from_tensor_slices(
        (x, y)).batch(128):
    logits = model(images, training=False)
    loss += tf.reduce_sum(
        tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits))
    hit = tf.argmax(logits, axis=1) == labels
    hits.append(hit.numpy())
    top = tf.math.in_top_k(labels, logits, k=3)
    right += tf.reduce_sum(tf.cast(hit, tf.float32))
    top3 += tf.reduce_sum(tf.cast(top, tf.float32))
sums = {"loss": loss, "accuracy": right, "top3": top3}
for name, total in sums.items():
    print(f"{name}: {total / len(y):.4f}")

all_hits = np.concatenate(hits)
recall = [all_hits[y == c].mean() for c in range(10)]
print(f"by hand: {all_hits.mean():.4f}")
print(f"worst class: {np.argmin(recall)}, recall {min(recall):.4f}")
wrong = np.mean([hit.mean() for hit in hits])
print(f"mean of batch means (wrong): {wrong:.4f}")
