import keras
import numpy as np
from keras import ops


class Pinball(keras.losses.Loss):  # Keras: target first
    def __init__(self, q=0.9, name="pinball", **kwargs):
        super().__init__(name=name, **kwargs)
        self.q = q

    def call(self, y_true, y_pred):  # one value per example;
        error = y_true - y_pred  # weighs them and takes the mean
        return ops.mean(ops.maximum(
            self.q * error, (self.q - 1) * error), axis=-1)

    def get_config(self):  # so that a saved model can be loaded
        return {**super().get_config(), "q": self.q}


prediction = np.array([[1.0], [2.0], [3.0], [4.0]])
target = np.array([[2.0], [2.5], [1.0], [7.0]])
print(f"loss {float(Pinball()(target, prediction)):.4f}")

# The constant that minimises it is the 0.9 quantile of the targets.
data = np.random.default_rng(0).exponential(size=(999, 1))
ones = np.ones((999, 1))
model = keras.Sequential([
    keras.Input((1,)),
    keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros")])
model.compile(keras.optimizers.SGD(1.0), loss=Pinball(0.9))
print(f"before: {model.evaluate(ones, data, verbose=0):.3f}")
model.fit(ones, data, batch_size=999, epochs=200, verbose=0)
print(f"after:  {model.evaluate(ones, data, verbose=0):.3f}")
guess = model.get_weights()[0].item()
print(f"guess {guess:.2f}, quantile {np.quantile(data, 0.9):.2f}")

model.save("model.keras")
again = keras.saving.load_model(
    "model.keras", custom_objects={"Pinball": Pinball})
print(f"loaded: {again.evaluate(ones, data, verbose=0):.3f}")
