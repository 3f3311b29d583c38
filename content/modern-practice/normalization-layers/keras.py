import numpy as np
from keras import layers, ops

rng = np.random.default_rng(0)
# 4 examples, 6 channels, 5 places; the second example is ten times
# larger, the others see it in their batch.
x = rng.normal(2, 1, (4, 6, 5))
x[1] *= 10
x = x.astype("float32")


def close(a, b):
    return np.allclose(a, b, atol=1e-5)


norms = {  # channels stand on axis 1 here; Keras expects them last
    "batch": layers.BatchNormalization(axis=1, epsilon=1e-5),
    "group": layers.GroupNormalization(3, axis=1, epsilon=1e-5),
    "layer": layers.GroupNormalization(1, axis=1, epsilon=1e-5),
}
for name, norm in norms.items():
    out = ops.convert_to_numpy(norm(x, training=True))[0]
    others = norm(np.delete(x, 1, axis=0), training=True)[0]
    print(f"{name:6} first example: mean {out.mean():.3f}, deviation "
          f"{out.std():.3f}, needs the batch: {not close(out, others)}")

tokens = x.transpose(0, 2, 1)  # (batch, length, features)
layer = layers.LayerNormalization(epsilon=1e-5)  # default: 0.001
rms = layers.RMSNormalization(epsilon=1e-5)
for name, norm in (("layer norm:", layer), ("RMS norm:  ", rms)):
    out = ops.convert_to_numpy(norm(tokens))
    print(name, out[0, 0, :3].round(3))
print("scaled by 7, same:", close(rms(7 * tokens), rms(tokens)))
print("shifted by 7, same:", close(layer(tokens + 7), layer(tokens)),
      close(rms(tokens + 7), rms(tokens)))
