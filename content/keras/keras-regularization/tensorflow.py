# tolerance: 0.01
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

x, y = load_digits(return_X_y=True)
x = x / 16  # 64 bits: at this rate rounding grows with each step
rng = np.random.default_rng(0)
y_train = y[:200].copy()
y_train[::3] = rng.integers(0, 10, 67)  # wrong labels: it will overfit
starts = [rng.normal(0, 0.125, (64, n)) for n in (64, 10)]

def run(strength):
    w1, w2 = (tf.Variable(s) for s in starts)
    b1, b2 = (tf.Variable(np.zeros(n)) for n in (64, 10))
    weights = [w1, b1, w2, b2]

    def model(x):
        return tf.nn.relu(x @ w1 + b1) @ w2 + b2

    def data_loss(x, y):
        return tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(y, model(x)))

    def penalty():  # l2_loss is half the sum of squares
        return strength * 2 * (tf.nn.l2_loss(w1) + tf.nn.l2_loss(w2))

    @tf.function
    def train_step(x, y):
        with tf.GradientTape() as tape:
            loss = data_loss(x, y) + penalty()
        for v, g in zip(weights, tape.gradient(loss, weights)):
            v.assign_sub(0.3 * g)

    data = tf.data.Dataset.from_tensor_slices((x[:200], y_train))
    for images, labels in data.batch(20).repeat(60):
        train_step(images, labels)
    accuracy = np.mean(np.argmax(model(x[1000:]), axis=1) == y[1000:])
    loss = data_loss(x[1000:], y[1000:])
    print(f"strength {strength}: accuracy {accuracy:.3f}, "
          f"weight norm {tf.norm(w1):.2f}")
    print(f"  reported loss {loss + penalty():.3f} = cross-entropy "
          f"{loss:.3f} + penalty {penalty():.3f}")
run(0.0)
run(0.01)
