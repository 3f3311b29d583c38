# tolerance: 0.05
import keras
import numpy as np
from keras import layers, ops

keras.utils.set_random_seed(0)
rng = np.random.default_rng(0)
N, D = 5, 64  # rows of five digits, a separator (10), then reversed


def examples(count):
    row = rng.integers(10, size=(count, N))
    return np.hstack([row, np.full((count, 1), 10), row[:, ::-1]])


inputs = keras.Input((2 * N,), dtype="int32")
places = ops.cumsum(ops.ones_like(inputs), axis=1) - 1  # 0, 1, ...
x = layers.Embedding(11, D)(inputs)
x = x + layers.Embedding(2 * N, D)(places)  # of a constant: untrained
for _ in range(2):  # two blocks
    h = layers.LayerNormalization()(x)
    x = x + layers.MultiHeadAttention(4, D // 4)(
        h, h, use_causal_mask=True)
    h = layers.LayerNormalization()(x)
    x = x + layers.Dense(D)(layers.Dense(128, "relu")(h))
logits = layers.Dense(11)(layers.LayerNormalization()(x))
model = keras.Model(inputs, logits[:, N:])  # what follows the separator
model.compile(
    optimizer=keras.optimizers.Adam(1e-3),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))


def solved():  # write the answer token by token; share all right
    rows = test.copy()
    rows[:, N + 1:] = 0  # unwritten; the causal mask hides it
    for i in range(N):
        step = model.predict(rows[:, :-1], verbose=0)[:, i]
        rows[:, N + 1 + i] = step.argmax(1)
    return (rows == test).all(1).mean()


test, train = examples(500), examples(16_000)
print(f"solved before: {solved():.2f}")
model.fit(train[:, :-1], train[:, N + 1:], batch_size=64, verbose=0)
print(f"solved after:  {solved():.2f}")
