# tolerance: 0.03
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits
from tensorflow.keras import layers

tf.keras.utils.set_random_seed(0)  # shuffle, dropout
x, y = load_digits(return_X_y=True)
x, y = (x / 16).astype("float32"), y.astype("int64")
train = tf.data.Dataset.from_tensor_slices((x[:1400], y[:1400]))
train = train.shuffle(1400, seed=0).batch(64).prefetch(2)

model = tf.keras.Sequential([
    tf.keras.Input((64,)), layers.Dense(64, activation="relu"),
    layers.Dropout(0.2, seed=0), layers.Dense(10)])
rng = np.random.default_rng(0)  # the same start in every tab
for w in model.trainable_variables:
    w.assign(rng.normal(0, 0.1, w.shape))
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(
    from_logits=True)
optimizer = tf.keras.optimizers.AdamW(3e-3, weight_decay=0.01)
optimizer.build(model.trainable_variables)  # before the first trace


@tf.function  # the step becomes one graph
def train_step(xb, yb):
    with tf.GradientTape() as tape:  # a new tape for each step
        loss = loss_fn(yb, model(xb, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def evaluate():
    logits = model(x[1400:], training=False)
    right = tf.argmax(logits, 1) == y[1400:]
    return (f"loss {loss_fn(y[1400:], logits):.2f} "
            f"accuracy {np.mean(right):.3f}")


print("before:  ", evaluate())
for epoch in range(1, 11):
    for xb, yb in train:
        train_step(xb, yb)
    if epoch % 5 == 0:
        print(f"epoch {epoch:2d}:", evaluate())
