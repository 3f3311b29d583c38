import keras
import numpy as np
from keras import ops

N, D = 256, 32
rng = np.random.default_rng(0)
q, k, v = rng.normal(size=(3, N, D)).astype("float32")

# (batch, length, heads, width)
parts = [part[None, :, None] for part in (q, k, v)]
# flash_attention=None, the default: use it where the backend and the
# device have it (JAX and PyTorch on GPUs). TensorFlow has none.
out = keras.ops.dot_product_attention(*parts)
out = ops.convert_to_numpy(out)[0, :, 0]
print("first numbers:", out[0, :4].round(4))
weights = ops.softmax(q @ k.T / D**0.5)
plain = ops.convert_to_numpy(ops.matmul(weights, v))
print("same as plain:", np.allclose(out, plain, atol=1e-5))
print("setting (None: where possible):",
      keras.config.is_flash_attention_enabled())
