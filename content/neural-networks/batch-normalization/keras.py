import keras
import numpy as np

rng = np.random.default_rng(0)
x = rng.normal([5, -2], [3, 0.5], size=(8, 2)).astype("float32")

# momentum: the share of the old value that is kept (default 0.99).
norm = keras.layers.BatchNormalization(momentum=0.9, epsilon=1e-3)


def show(name, values):
    values = keras.ops.convert_to_numpy(values).round(6)
    print(f"{name:26}", *(f"{v + 0.0:8.3f}" for v in values))


out = keras.ops.convert_to_numpy(norm(x, training=True))
show("training: mean", out.mean(axis=0))
show("training: deviation", out.std(axis=0))
show("moving mean, 1 step", norm.moving_mean)
show("moving variance, 1 step", norm.moving_variance)
show("inference, row 0, 1 step", norm(x[:1], training=False)[0])
for _ in range(199):
    norm(x, training=True)
show("moving mean, 200 steps", norm.moving_mean)
show("moving variance, 200 steps", norm.moving_variance)
show("inference, row 0", norm(x[:1], training=False)[0])
show("training, row 0 of 8", out[0])
show("training, row 0 alone", norm(x[:1], training=True)[0])

count = len(norm.trainable_weights), len(norm.non_trainable_weights)
print("trainable and other weights:", *count)
# Frozen, this layer runs in inference mode even in training:
norm.trainable = False
before = keras.ops.convert_to_numpy(norm.moving_mean).copy()
norm(x + 1, training=True)
after = keras.ops.convert_to_numpy(norm.moving_mean)
print("frozen: statistics change:", not np.array_equal(before, after))
