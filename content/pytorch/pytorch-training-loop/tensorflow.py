# tolerance: 0.03
import tensorflow as tf
from sklearn.datasets import load_digits
from tensorflow.keras import layers

tf.keras.utils.set_random_seed(0)  # weights, shuffle, dropout
x, y = load_digits(return_X_y=True)
x, y = (x / 16).astype("float32"), y.astype("int64")
make = tf.data.Dataset.from_tensor_slices
train = make((x[:1400], y[:1400]))
train = train.shuffle(1400, seed=0).batch(64).prefetch(2)
valid = make((x[1400:], y[1400:])).batch(256)

model = tf.keras.Sequential([
    tf.keras.Input((64,)), layers.Dense(64, activation="relu"),
    layers.Dropout(0.2, seed=0), layers.Dense(10)])
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
    loss_sum, right = 0.0, 0  # of 397 examples
    for xb, yb in valid:
        logits = model(xb, training=False)
        loss_sum += float(loss_fn(yb, logits)) * len(yb)
        right += (tf.argmax(logits, 1) == yb).numpy().sum()
    return f"loss {loss_sum / 397:.2f} accuracy {right / 397:.3f}"


print("before:  ", evaluate())
for epoch in range(1, 11):
    for xb, yb in train:
        train_step(xb, yb)
    if epoch % 5 == 0:
        print(f"epoch {epoch:2d}:", evaluate())
