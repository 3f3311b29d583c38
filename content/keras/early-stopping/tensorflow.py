# tolerance: 0.01
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")
rng = np.random.default_rng(0)
y_train = y[:200].copy()
y_train[::3] = rng.integers(0, 10, 67)  # wrong labels: it will overfit
w1, w2 = (tf.Variable(rng.normal(0, 0.125, (64, n)), dtype=tf.float32)
          for n in (64, 10))
b1, b2 = tf.Variable(tf.zeros(64)), tf.Variable(tf.zeros(10))
weights = [w1, b1, w2, b2]

def loss_of(x, y):
    logits = tf.nn.relu(x @ w1 + b1) @ w2 + b2
    return tf.reduce_mean(
        tf.nn.sparse_softmax_cross_entropy_with_logits(y, logits))

@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = loss_of(x, y)
    for v, g in zip(weights, tape.gradient(loss, weights)):
        v.assign_sub(0.3 * g)

validation = x[1000:], y[1000:]
print(f"before training: {loss_of(*validation):.4f}")
data = tf.data.Dataset.from_tensor_slices((x[:200], y_train)).batch(20)
history, best, wait = [], np.inf, 0
while wait < 5 and len(history) < 100:
    for batch in data:
        train_step(*batch)
    history.append(loss_of(*validation).numpy())
    wait += 1
    if history[-1] < best:  # copies: the variables go on changing
        best, wait = history[-1], 0
        kept = [tf.identity(v) for v in weights]
for v, value in zip(weights, kept):
    v.assign(value)
print(f"best epoch {np.argmin(history) + 1}: {best:.4f}")
print(f"stopped after epoch {len(history)}: {history[-1]:.4f}")
print(f"weights kept: {loss_of(*validation):.4f}")
