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
    gradients = tape.gradient(loss, weights)
    optimizer.apply_gradients(zip(gradients, weights))

optimizer = tf.keras.optimizers.SGD(0.3, momentum=0.5)
checkpoint = tf.train.Checkpoint(weights=weights, optimizer=optimizer)
manager = tf.train.CheckpointManager(checkpoint, "saved", max_to_keep=1)
data = tf.data.Dataset.from_tensor_slices((x[:200], y_train)).batch(20)
history = []
for epoch in range(25):
    for batch in data:
        train_step(*batch)
    history.append(loss_of(x[1000:], y[1000:]).numpy())
    if history[-1] == min(history):  # "best only", written out
        manager.save()
print(f"best epoch {np.argmin(history) + 1}: {min(history):.4f}")
print(f"last epoch {len(history)}: {history[-1]:.4f}")
print(f"in memory: {loss_of(x[1000:], y[1000:]):.4f}")
checkpoint.restore(manager.latest_checkpoint).assert_consumed()
print(f"from file: {loss_of(x[1000:], y[1000:]):.4f}")
steps = int(optimizer.iterations)
print(f"optimiser of the file: {steps} steps = epoch {steps // 10}")
