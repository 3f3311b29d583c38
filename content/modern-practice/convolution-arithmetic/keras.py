import keras
import tensorflow as tf

x = keras.ops.ones((1, 32, 32, 3))  # batch, height, width, channels


def formula(n, k, s, p, d):
    return (n + 2 * p - d * (k - 1) - 1) // s + 1


for k, s, p, d, groups in ((3, 1, 0, 1, 1), (3, 1, 1, 1, 1),
                           (3, 2, 1, 1, 1), (3, 1, 2, 2, 1),
                           (7, 2, 3, 1, 1), (3, 1, 1, 1, 3)):
    padded = keras.layers.ZeroPadding2D(p)(x)  # on all four sides
    layer = keras.layers.Conv2D(6, k, s, "valid", dilation_rate=d,
                                groups=groups)
    out = layer(padded).shape[1]
    assert out == formula(32, k, s, p, d)
    print(f"kernel {k}, stride {s}, padding {p}, dilation {d}, "
          f"groups {groups}: 32 -> {out}, "
          f"{layer.count_params()} parameters")

# Transposed: the sizes run backwards; "same" means n * stride here
layer = keras.layers.Conv2DTranspose(6, 4, 2, padding="same")
print(f"transposed, kernel 4, stride 2, padding 1: 32 -> "
      f"{layer(x).shape[1]}")

# Receptive field: the inputs on which one output depends
strides, dilations = (1, 2, 1, 1), (1, 1, 1, 2)
field, jump = 1, 1
for s, d in zip(strides, dilations):
    field, jump = field + 2 * d * jump, jump * s
x = tf.ones((1, 64, 64, 1))
with tf.GradientTape() as tape:
    tape.watch(x)
    h = x
    for s, d in zip(strides, dilations):
        h = keras.layers.Conv2D(1, 3, s, dilation_rate=d,
                                kernel_initializer="ones")(h)
    middle = h.shape[1] // 2
    one = h[0, middle, middle, 0]
rows = tf.reduce_sum(tape.gradient(one, x)[0, :, :, 0], axis=1)
print(f"receptive field {field}, rows with a gradient "
      f"{int(tf.math.count_nonzero(rows))}")
