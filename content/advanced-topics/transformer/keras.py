import keras
import numpy as np
from keras import layers, ops

rng = np.random.default_rng(0)
D, HEADS, HIDDEN = 8, 2, 32


def block(x):  # (batch, tokens, D)
    normed = layers.LayerNormalization(epsilon=1e-6)(x)
    attention = layers.MultiHeadAttention(
        HEADS, key_dim=D // HEADS, use_bias=False, name="attention")
    x = x + attention(normed, normed, use_causal_mask=True)
    h = layers.LayerNormalization(epsilon=1e-6)(x)
    h = layers.Dense(HIDDEN, "relu", use_bias=False, name="up")(h)
    return x + layers.Dense(D, use_bias=False, name="down")(h)


inputs = keras.Input((None, D))
model = keras.Model(inputs, block(inputs))

# The same weights in every tab; Keras keeps one array for each role.
qkv = np.split(rng.normal(0, 0.3, (D, 3 * D)), 3, axis=1)
out = rng.normal(0, 0.3, (D, D))
model.get_layer("attention").set_weights(
    [w.reshape(D, HEADS, -1) for w in qkv]
    + [out.reshape(HEADS, -1, D)])
model.get_layer("up").set_weights([rng.normal(0, 0.3, (D, HIDDEN))])
model.get_layer("down").set_weights([rng.normal(0, 0.3, (HIDDEN, D))])

x = rng.normal(size=(1, 5, D)).astype("float32")
y = ops.convert_to_numpy(model(x))
x[0, 4] *= -1  # change the last token
change = np.abs(ops.convert_to_numpy(model(x)) - y).max(2)[0]
print("token 0:", y[0, 0, :4].round(4))
print("change by token:", change.round(4))
print("parameters", model.count_params())
