import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

# Two views of an image, as picture and caption are of a scene:
# its even and its odd rows. No label is used.
rng = np.random.default_rng(0)
images = load_digits().images[rng.permutation(1797)] / 16
even, odd = (tf.constant(rows.reshape(1797, 32), tf.float32)
             for rows in (images[:, ::2], images[:, 1::2]))
start = rng.normal(size=(2, 32, 16)) / 32 ** 0.5
encoders = tf.Variable(start, dtype=tf.float32)
TEMPERATURE, BATCH = 0.1, 128


def similarities(even, odd):
    a = tf.math.l2_normalize(even @ encoders[0], axis=1)
    b = tf.math.l2_normalize(odd @ encoders[1], axis=1)
    return tf.matmul(a, b, transpose_b=True) / TEMPERATURE


def loss_of(logits):  # the partner of row i stands in column i
    target = tf.range(len(logits))
    return tf.reduce_mean(sum(
        tf.nn.sparse_softmax_cross_entropy_with_logits(target, way)
        for way in (logits, tf.transpose(logits)))) / 2


def report(name):  # 512 images that are not trained on
    logits = similarities(even[-512:], odd[-512:])
    found = np.mean(tf.argmax(logits, 1) == np.arange(512))
    print(f"{name}: loss {loss_of(logits):.2f}, "
          f"partner found among 512: {found:.2f}")


report("before")
adam = tf.keras.optimizers.Adam(0.01, epsilon=1e-7)
for epoch in range(30):
    for i in range(0, 1280, BATCH):
        with tf.GradientTape() as tape:
            loss = loss_of(similarities(even[i:i + BATCH],
                                        odd[i:i + BATCH]))
        gradient = tape.gradient(loss, encoders)
        adam.apply_gradients([(gradient, encoders)])
report("after ")
