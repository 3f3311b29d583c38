import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
table = tf.Variable(rng.normal(size=(10, 4)).astype("float32"))
tokens = tf.constant([[1, 5, 5], [2, 0, 1]])

with tf.GradientTape() as tape:
    vectors = tf.nn.embedding_lookup(table, tokens)
    total = tf.reduce_sum(vectors)
print("shape:", tuple(vectors.shape))
print("row of token 5:", vectors[0, 1].numpy().round(4))

# Looking up is a product with one-hot rows, without the product.
same = np.allclose(tf.one_hot(tokens, 10) @ table, vectors)
print("same as one-hot:", same)

# The gradient is sparse (IndexedSlices): only the rows looked up.
slices = tape.gradient(total, table)
counts = tf.convert_to_tensor(slices)[:, 0]
print("gradient by row:", counts.numpy().astype(int))

unit = tf.math.l2_normalize(table, axis=1)
cosines = tf.linalg.matvec(unit, unit[5]).numpy()
print("nearest to 5:", cosines.argsort()[::-1][1],
      f"{np.sort(cosines)[-2]:.4f}")
