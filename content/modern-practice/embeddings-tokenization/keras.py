import keras
import numpy as np
import tensorflow as tf  # the backend differentiates
from keras import ops

rng = np.random.default_rng(0)
table = keras.layers.Embedding(10, 4)
tokens = np.array([[1, 5, 5], [2, 0, 1]])
table(tokens)
table.set_weights([rng.normal(size=(10, 4))])

with tf.GradientTape() as tape:
    vectors = table(tokens)
    total = ops.sum(vectors)
print("shape:", tuple(vectors.shape))
print("row of token 5:", ops.convert_to_numpy(vectors)[0, 1].round(4))

# Looking up is a product with one-hot rows, without the product.
product = ops.matmul(ops.one_hot(tokens, 10), table.embeddings)
print("same as one-hot:", np.allclose(product, vectors))

# The gradient reaches only the rows that were looked up, and adds up.
slices = tape.gradient(total, table.embeddings.value)
counts = ops.convert_to_numpy(tf.convert_to_tensor(slices))[:, 0]
print("gradient by row:", counts.astype(int))

unit = ops.normalize(table.embeddings, axis=1)
cosines = ops.convert_to_numpy(ops.matmul(unit, unit[5]))
print("nearest to 5:", cosines.argsort()[::-1][1],
      f"{np.sort(cosines)[-2]:.4f}")
