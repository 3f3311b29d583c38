# tolerance: 0.01
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

class StopBelow:  # the loop below decides which hooks exist
    def __init__(self, target):
        self.target, self.batches = target, 0

    def on_batch_end(self):
        self.batches += 1

    def on_epoch_end(self, loss):
        return loss < self.target  # True: stop

x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")
start = np.random.default_rng(0).normal(0, 0.1, (64, 10))
w, b = tf.Variable(start.astype("float32")), tf.Variable(tf.zeros(10))

@tf.function  # hooks stay outside: its Python runs at tracing only
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.nn.sparse_softmax_cross_entropy_with_logits(
            y, x @ w + b)
        loss = tf.reduce_mean(loss)
    for v, g in zip((w, b), tape.gradient(loss, (w, b))):
        v.assign_sub(0.5 * g)
    return loss

data = tf.data.Dataset.from_tensor_slices((x[:1500], y[:1500]))
data = data.batch(50)
hook, history = StopBelow(0.2), []
while len(history) < 100:
    losses = []
    for batch in data:
        losses.append(train_step(*batch))
        hook.on_batch_end()
    history.append(np.mean(losses))
    if hook.on_epoch_end(history[-1]):
        break
norm = tf.norm(w)
print(f"{hook.batches} batches seen, weight norm {norm:.3f}")
print(f"stopped after epoch {len(history)} of 100")
print("last losses:", np.round(history[-3:], 4))
