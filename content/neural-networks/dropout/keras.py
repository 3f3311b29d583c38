# tolerance: 0.02
import keras
import numpy as np

keras.utils.set_random_seed(0)
x = np.ones((1, 100_000), "float32")


def report(name, out):
    out = keras.ops.convert_to_numpy(out)
    print(f"{name:10}: zeros {np.mean(out == 0):.2f}, survivors "
          f"{out.max():.2f}, mean {out.mean():.2f}")


model = keras.Sequential([
    keras.Input(shape=(100_000,)),
    keras.layers.Dropout(0.25),  # the fraction that is dropped
])
# fit() calls the model with training=True by itself;
# predict() and evaluate() call it with training=False.
report("training", model(x, training=True))
report("inference", model(x, training=False))
report("predict", model.predict(x, verbose=0))
report("plain call", model(x))  # the default outside fit: inference

# Monte Carlo dropout: keep it on, look at the spread of many passes.
layer = keras.layers.Dropout(0.25)
weights = np.full((1, 100), 0.01, "float32")
passes = [float(keras.ops.sum(layer(weights, training=True)))
          for _ in range(2000)]
print(f"2000 noisy passes: mean {np.mean(passes):.2f}, "
      f"spread {np.std(passes):.3f}")
