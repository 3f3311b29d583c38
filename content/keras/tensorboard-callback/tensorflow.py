import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits
from tensorboard.backend.event_processing import event_accumulator

x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")
start = np.random.default_rng(0).normal(0, 0.1, (64, 10))
w = tf.Variable(start, dtype=tf.float32)
b = tf.Variable(tf.zeros(10))
cross_entropy = tf.nn.sparse_softmax_cross_entropy_with_logits

@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(cross_entropy(y, x @ w + b))
    dw, db = tape.gradient(loss, (w, b))
    w.assign_sub(0.5 * dw)
    b.assign_sub(0.5 * db)
    return loss

train = tf.summary.create_file_writer("logs/lr-0.5/train")
validation = tf.summary.create_file_writer("logs/lr-0.5/validation")
data = tf.data.Dataset.from_tensor_slices((x[:1500], y[:1500]))
data = data.batch(50)
for epoch in range(3):
    losses = [train_step(*batch) for batch in data]
    val = tf.reduce_mean(cross_entropy(y[1500:], x[1500:] @ w + b))
    with train.as_default(step=epoch):
        tf.summary.scalar("epoch_loss", tf.reduce_mean(losses))
        tf.summary.histogram("w/histogram", w)
    with validation.as_default(step=epoch):
        tf.summary.scalar("epoch_loss", val)
train.flush()  # events are buffered; flush before reading
validation.flush()

for part in ("train", "validation"):
    events = event_accumulator.EventAccumulator(f"logs/lr-0.5/{part}")
    events.Reload()
    tags = events.Tags()["tensors"]
    print(f"{part}: epoch_loss", "epoch_loss" in tags)
    for event in events.Tensors("epoch_loss"):
        loss = tf.make_ndarray(event.tensor_proto)
        print(f"  step {event.step}: {loss:.4f}")
    print("  histograms:", [t for t in tags if "histogram" in t])
