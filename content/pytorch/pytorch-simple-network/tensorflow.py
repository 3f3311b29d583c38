import numpy as np
import tensorflow as tf


class Dense(tf.Module):
    def __init__(self, weights, name=None):
        super().__init__(name)
        self.w = tf.Variable(weights, dtype=tf.float32, name="w")
        self.b = tf.Variable(tf.zeros(weights.shape[1]), name="b")

    def __call__(self, x):
        return x @ self.w + self.b


class Classifier(tf.Module):
    def __init__(self, first, second, name=None):
        super().__init__(name)
        self.hidden, self.output = Dense(first), Dense(second)

    @tf.function
    def __call__(self, x):  # (batch, 64)
        x = tf.nn.relu(self.hidden(x))  # (batch, 32)
        return self.output(x)  # (batch, 10): logits, no softmax


def weights(rows, columns):
    rng = np.random.default_rng(rows)
    return rng.normal(0, (2 / rows) ** 0.5, (rows, columns))


model = Classifier(weights(64, 32), weights(32, 10))
x = np.random.default_rng(1).normal(size=(2, 64)).astype("float32")
y = tf.constant([3, 7])

logits = model(x)
loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(
    labels=y, logits=logits))
print("logits:", tuple(logits.shape), logits.numpy()[0, :3].round(3))
print(f"loss: {loss.numpy():.4f}")
print("parameters:",
      sum(v.shape.num_elements() for v in model.trainable_variables))
probabilities = tf.nn.softmax(logits)
print("sum of probabilities:",
      round(float(tf.reduce_sum(probabilities[0])), 4))
