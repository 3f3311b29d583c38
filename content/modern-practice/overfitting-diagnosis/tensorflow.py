import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

x, y = load_digits(return_X_y=True)
rng = np.random.default_rng(0)
y = np.where(rng.random(len(y)) < 0.15,  # random labels: no model
             rng.integers(10, size=len(y)), y)  # can be right on all
x, x_valid, y, y_valid = train_test_split(
    np.float32(x / 16), y, train_size=300, random_state=0)


def measure(step, predict):
    text = f"  step {step:3}:"
    for name, a, b in ("train", x, y), ("valid", x_valid, y_valid):
        z = predict(a).astype("float64")
        z -= np.log(np.exp(z).sum(1, keepdims=True))
        text += (f" {name} loss {-z[range(len(b)), b].mean():.2f}"
                 f" accuracy {(z.argmax(1) == b).mean():.2f}")
    print(text)


for width, decay in (2, 0), (128, 0), (128, 0.003):
    print(f"width {width}, decay {decay}")
    rng = np.random.default_rng(1)
    v = [tf.Variable(array, dtype=tf.float32) for array in (
        rng.normal(size=(64, width)) / 8, np.zeros(width),
        rng.normal(size=(width, 10)) / width ** 0.5, np.zeros(10))]
    sgd = tf.keras.optimizers.SGD(0.2, momentum=0.9)

    def model(inputs):
        return tf.tanh(inputs @ v[0] + v[1]) @ v[2] + v[3]

    for step in range(401):
        if step in (0, 20, 100, 400):
            measure(step, lambda a: model(a).numpy())
        with tf.GradientTape() as tape:
            penalty = 2 * (tf.nn.l2_loss(v[0]) + tf.nn.l2_loss(v[2]))
            each = tf.nn.sparse_softmax_cross_entropy_with_logits(
                y, model(x))
            loss = tf.reduce_mean(each) + decay * penalty
        sgd.apply_gradients(zip(tape.gradient(loss, v), v))
