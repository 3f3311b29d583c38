import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
w = tf.constant(rng.normal(size=(8, 8)), tf.float32)
traces = []


def f(x):
    traces.append(x.shape)  # Python: runs while tracing only
    h = x @ w
    h = h - tf.reduce_mean(h, axis=1, keepdims=True)
    return tf.tanh(h) * 0.5 + h


def rows(n):
    return tf.constant(np.linspace(-1, 1, 8 * n).reshape(n, 8),
                       tf.float32)


fast = tf.function(f, jit_compile=True)  # compiled by XLA
same = np.allclose(fast(rows(4)), f(rows(4)), atol=1e-6)
print("same result:", same)
print(f"sum: {float(tf.reduce_sum(fast(rows(4)))):.4f}")
text = fast.experimental_get_compiler_ir(rows(4))("optimized_hlo")
print("XLA fused the element-wise part:", "fusion(" in text)
traces.clear()
fast = tf.function(f, jit_compile=True)
found = []
for n in (4, 4, 6, 9, 12):
    fast(rows(n))
    found.append(len(traces))
print("traces after 4, 4, 6, 9, 12 rows:", found)


@tf.function(jit_compile=True)
def strings(x):
    return tf.strings.as_string(x)  # XLA knows no such operation


try:
    strings(rows(4))
except tf.errors.InvalidArgumentError:
    print("not compilable: InvalidArgumentError")
