import os
import subprocess
import sys

PROGRAM = """
import keras
import numpy as np

# The same data and the same starting weights for every backend.
rng = np.random.default_rng(0)
x = rng.normal(size=(256, 4)).astype("float32")
y = (x[:, :1] * x[:, 1:2] > 0).astype("float32")
start = [rng.normal(size=(4, 16)), np.zeros(16),
         rng.normal(size=(16, 1)), np.zeros(1)]

model = keras.Sequential([
    keras.Input(shape=(4,)),
    keras.layers.Dense(16, activation="tanh"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.set_weights(start)
model.compile(keras.optimizers.SGD(0.5), "binary_crossentropy")
before = model.evaluate(x, y, verbose=0)
model.fit(x, y, batch_size=64, epochs=50, shuffle=False, verbose=0)
after = model.evaluate(x, y, verbose=0)
tensor = keras.ops.ones(2)  # a tensor of the backend itself
kind = type(tensor).__module__.split(".")[0]
print(f"{keras.backend.backend():10} {kind:10} "
      f"loss {before:.4f} -> {after:.4f}")
"""

# The backend is chosen before the first `import keras` and fixed from
# then on, so each backend gets an interpreter of its own.
for backend in ("tensorflow", "jax", "torch"):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "KERAS_BACKEND": backend},
        stdout=subprocess.PIPE, text=True, check=True,
    )
    print(done.stdout.strip())
