# tolerance: 0.05
import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

keras.utils.set_random_seed(0)
x, y = load_digits(return_X_y=True)  # pixels 0..16, as delivered
old, new = y < 5, y >= 5

def preprocess_input(images):  # part of the base, like its weights
    return images / 8.0 - 1.0

def compiled(model, rate):
    model.compile(keras.optimizers.Adam(rate),
                  keras.losses.SparseCategoricalCrossentropy(
                      from_logits=True), metrics=["accuracy"])
    return model

# Someone else: trains on digits 0-4 and publishes the base.
base = keras.Sequential([
    keras.Input((64,)), layers.Dense(128, activation="relu"),
    layers.BatchNormalization()])
theirs = compiled(keras.Sequential([base, layers.Dense(5)]), 1e-3)
theirs.fit(preprocess_input(x[old]), y[old], epochs=20, verbose=0)
base.save("base.keras")

# You: digits 5-9, of which 50 images are labelled.
base = keras.models.load_model("base.keras", compile=False)
base.trainable = False                           # freeze
inputs = keras.Input((64,))                      # raw pixels come in
features = base(preprocess_input(inputs), training=False)
model = keras.Model(inputs, layers.Dense(5)(features))  # a new head
train = x[new][:50], y[new][:50] - 5
test = x[new][50:], y[new][50:] - 5
kept = [w.copy() for w in base.get_weights()]
for stage, rate in (("head", 1e-2), ("fine-tune", 1e-4)):
    base.trainable = stage == "fine-tune"  # then compile, to apply it
    compiled(model, rate)
    before = model.evaluate(*test, verbose=0)[1]
    model.fit(*train, epochs=60, batch_size=10, verbose=0)
    after = model.evaluate(*test, verbose=0)[1]
    same = all(map(np.array_equal, kept, base.get_weights()))
    print(f"{stage}: {before:.2f} -> {after:.2f}, base kept: {same}")
