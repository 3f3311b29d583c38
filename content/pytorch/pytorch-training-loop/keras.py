# tolerance: 0.03
import keras
import numpy as np
import tensorflow as tf  # train_step is written for one backend
from sklearn.datasets import load_digits

keras.utils.set_random_seed(0)  # shuffle, dropout
x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")


class Classifier(keras.Sequential):  # fit() keeps the rest: epochs...
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            logits = self(x, training=True)
            loss = self.compute_loss(y=y, y_pred=logits)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply(gradients, self.trainable_variables)
        for m in self.metrics:
            m.update_state(*[loss] if m.name == "loss" else [y, logits])
        return {m.name: m.result() for m in self.metrics}


model = Classifier([
    keras.Input((64,)), keras.layers.Dense(64, activation="relu"),
    keras.layers.Dropout(0.2), keras.layers.Dense(10)])
rng = np.random.default_rng(0)  # the same start in every tab
for w in model.trainable_variables:
    w.assign(rng.normal(0, 0.1, w.shape))
model.compile(
    keras.optimizers.AdamW(3e-3, weight_decay=0.01),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"])


def evaluate():
    results = model.evaluate(x[1400:], y[1400:], verbose=0)
    return "loss {:.2f} accuracy {:.3f}".format(*results)


print("before:  ", evaluate())
for epoch in (5, 10):
    model.fit(x[:1400], y[:1400], batch_size=64, epochs=5, verbose=0)
    print(f"epoch {epoch:2d}:", evaluate())
