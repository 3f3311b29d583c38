import keras
import numpy as np

rng = np.random.default_rng(0)
x = rng.normal(size=(20, 3)).astype("float32")
y = x @ np.array([[1.0], [-2.0], [3.0]], "float32")


def make():
    model = keras.Sequential([
        keras.Input((3,)),
        keras.layers.Dense(1, kernel_initializer="zeros")])
    model.compile(keras.optimizers.SGD(0.005, momentum=0.9),
                  loss=keras.losses.MeanSquaredError())
    return model


def train(model, steps):
    history = model.fit(x, y, batch_size=20, epochs=steps, verbose=0)
    return f"{history.history['loss'][-1]:.4f}"


model = make()
print("loss after 10 steps:", train(model, 10))
model.save("model.keras")  # architecture, weights, optimizer state
model.save_weights("model.weights.h5")
print("not interrupted, 20:", train(model, 10))

model = keras.saving.load_model("model.keras")  # needs no make()
print("optimizer at step:", int(model.optimizer.iterations))
print("resumed, 20 steps:  ", train(model, 10))

model = make()
model.load_weights("model.weights.h5")  # into the same architecture
print("optimizer at step:", int(model.optimizer.iterations))
print("weights only, 20:   ", train(model, 10))
