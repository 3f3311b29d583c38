import tensorflow as tf

x = tf.ones((1, 32, 32, 3))  # batch, height, width, channels


def formula(n, k, s, p, d):
    return (n + 2 * p - d * (k - 1) - 1) // s + 1


for k, s, p, d, groups in ((3, 1, 0, 1, 1), (3, 1, 1, 1, 1),
                           (3, 2, 1, 1, 1), (3, 1, 2, 2, 1),
                           (7, 2, 3, 1, 1), (3, 1, 1, 1, 3)):
    # The kernel's third axis is input channels per group
    kernel, bias = tf.ones((k, k, 3 // groups, 6)), tf.zeros(6)
    sides = [[0, 0], [p, p], [p, p], [0, 0]]
    out = tf.nn.conv2d(x, kernel, s, sides, dilations=d).shape[1]
    assert out == formula(32, k, s, p, d)
    count = tf.size(kernel) + tf.size(bias)
    print(f"kernel {k}, stride {s}, padding {p}, dilation {d}, "
          f"groups {groups}: 32 -> {out}, {count} parameters")

# Transposed: several sizes are possible, so one is asked for
out = tf.nn.conv2d_transpose(
    x, tf.ones((4, 4, 6, 3)), (1, 64, 64, 6), strides=2)
print(f"transposed, kernel 4, stride 2, padding 1: 32 -> "
      f"{out.shape[1]}")

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
        # not conv2d: without oneDNN a CPU has no gradient for dilations
        h = tf.nn.convolution(h, tf.ones((3, 3, 1, 1)), s, "VALID",
                              dilations=d)
    one = h[0, h.shape[1] // 2, h.shape[1] // 2, 0]
rows = tf.reduce_sum(tape.gradient(one, x)[0, :, :, 0], axis=1)
print(f"receptive field {field}, rows with a gradient "
      f"{int(tf.math.count_nonzero(rows))}")
