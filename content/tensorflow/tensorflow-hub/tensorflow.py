# tolerance: 0.01
import os
import tempfile

import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

os.chdir(tempfile.mkdtemp())
x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")
old, new = y < 5, y >= 5
# The publisher: 16 features (PCA) learned from the digits 0 to 4.
mean = x[old].mean(axis=0)
parts = np.linalg.svd(x[old] - mean, full_matrices=False)[2][:16].T
module = tf.Module()
module.w, module.b = tf.Variable(parts), tf.Variable(-mean @ parts)
# A "reusable SavedModel", as on the hub: it can be called.
module.__call__ = tf.function(
    lambda x: x @ module.w + module.b, [tf.TensorSpec([None, 64])])
tf.saved_model.save(module, "extractor")

# The consumer: only the folder. hub.load(address) downloads first.
reused = tf.saved_model.load("extractor")
x, y = x[new], y[new] - 5  # another task: the digits 5 to 9
features = reused(x)  # frozen: computed once, outside any tape
w, b = tf.Variable(tf.zeros([16, 5])), tf.Variable(tf.zeros(5))


def accuracy():
    return np.mean(np.argmax(features @ w + b, axis=1)[600:] == y[600:])


same = np.allclose(features, (x - mean) @ parts, atol=1e-4)
print("features agree:", same)
print(f"accuracy before: {accuracy():.3f}")
for _ in range(100):
    with tf.GradientTape() as tape:
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(
            y[:600], features[:600] @ w + b)
        loss = tf.reduce_mean(losses)
    slopes = tape.gradient(loss, (w, b))
    w.assign_sub(0.5 * slopes[0])
    b.assign_sub(0.5 * slopes[1])
print(f"accuracy after:  {accuracy():.3f}")
