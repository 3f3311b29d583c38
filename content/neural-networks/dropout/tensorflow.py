# tolerance: 0.02
import numpy as np
import tensorflow as tf

tf.random.set_seed(0)
x = tf.ones([1, 100_000])


class Dropout(tf.Module):
    def __init__(self, rate):
        super().__init__()
        self.rate = rate  # the fraction that is dropped

    def __call__(self, x, training):
        # tf.nn.dropout drops whenever it is called: ask first.
        return tf.nn.dropout(x, self.rate) if training else x


def report(name, out):
    zeros = tf.reduce_mean(tf.cast(out == 0, tf.float32))
    print(f"{name:10}: zeros {zeros:.2f}, survivors "
          f"{tf.reduce_max(out):.2f}, mean {tf.reduce_mean(out):.2f}")


layer = Dropout(0.25)
report("training", layer(x, training=True))
report("inference", layer(x, training=False))

# Monte Carlo dropout: keep it on, look at the spread of many passes.
weights = tf.fill([1, 100], 0.01)
passes = [tf.reduce_sum(layer(weights, training=True)).numpy()
          for _ in range(2000)]
print(f"2000 noisy passes: mean {np.mean(passes):.2f}, "
      f"spread {np.std(passes):.3f}")
