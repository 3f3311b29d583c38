# tolerance: 0.03
import keras
import tensorflow as tf  # train_step is written for one backend
from keras import layers
from sklearn.datasets import load_digits

keras.utils.set_random_seed(0)
x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")


# Only the step is one's own; fit() keeps epochs, shuffling, callbacks.
class Classifier(keras.Sequential):
    def train_step(self, data):
        xb, yb = data
        with tf.GradientTape() as tape:
            logits = self(xb, training=True)
            loss = self.compute_loss(y=yb, y_pred=logits)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply(gradients, self.trainable_variables)
        for metric in self.metrics:
            seen = [loss] if metric.name == "loss" else [yb, logits]
            metric.update_state(*seen)
        return {m.name: m.result() for m in self.metrics}


model = Classifier([
    keras.Input((64,)), layers.Dense(64, activation="relu"),
    layers.Dropout(0.2), layers.Dense(10)])
model.compile(
    keras.optimizers.AdamW(3e-3, weight_decay=0.01),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"])


def evaluate():
    loss, accuracy = model.evaluate(x[1400:], y[1400:], verbose=0)
    return f"loss {loss:.2f} accuracy {accuracy:.3f}"


print("before:  ", evaluate())
for epoch in (5, 10):
    model.fit(x[:1400], y[:1400], batch_size=64, epochs=5, verbose=0)
    print(f"epoch {epoch:2d}:", evaluate())
