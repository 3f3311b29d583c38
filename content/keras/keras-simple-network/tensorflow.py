# tolerance: 0.01
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

images, labels = load_digits(return_X_y=True)
images = (images / 16).astype("float32")  # 1797 images of 8x8 = 64
rng = np.random.default_rng(0)  # the same start in all three tabs
w1 = rng.normal(0, 64 ** -0.5, (64, 32)).astype("float32")
w2 = rng.normal(0, 32 ** -0.5, (32, 10)).astype("float32")
for name, w in (("hidden", w1), ("logits", w2)):
    print(f"{name}: {w.size + w.shape[1]} parameters")

class Network(tf.Module):
    def __init__(self):
        self.w1, self.b1 = tf.Variable(w1), tf.Variable(tf.zeros(32))
        self.w2, self.b2 = tf.Variable(w2), tf.Variable(tf.zeros(10))

    def __call__(self, x):
        return tf.nn.relu(x @ self.w1 + self.b1) @ self.w2 + self.b2

def mean_loss(y, logits):  # takes logits and integer labels
    return tf.reduce_mean(
        tf.nn.sparse_softmax_cross_entropy_with_logits(y, logits))

@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = mean_loss(y, model(x))
    weights = model.trainable_variables
    for v, g in zip(weights, tape.gradient(loss, weights)):
        v.assign_sub(0.5 * g)

def report(when, y=labels[1500:]):
    logits = model(images[1500:])
    right = np.mean(np.argmax(logits, axis=1) == y)
    print(f"{when} test loss {mean_loss(y, logits):.3f}, "
          f"accuracy {right:.3f}")

model = Network()
report("before:")
data = tf.data.Dataset.from_tensor_slices((images, labels)).take(1500)
for x, y in data.batch(50).repeat(20):
    train_step(x, y)
report("after: ")
