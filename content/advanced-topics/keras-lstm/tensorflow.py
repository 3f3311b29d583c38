# tolerance: 0.05
import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x = rng.normal(size=(3000, 20, 2)).astype("float32")
x[:, :, 1] = np.arange(20) == 3  # a marker: remember the number here
y = (x[:, 3, :1] > 0).astype("float32")  # ... and report its sign
train, test = slice(0, 2500), slice(2500, None)
batches = tf.data.Dataset.from_tensor_slices((x[train], y[train]))
batches = batches.batch(100)

# TensorFlow's LSTM is the Keras layer; the loop is TensorFlow's own.
lstm = tf.keras.layers.LSTM(32)
head = tf.keras.layers.Dense(1)
lstm.build((None, 20, 2))
head.build((None, 32))
weights = lstm.trainable_variables + head.trainable_variables
for w in weights[0], weights[1], weights[3]:
    w.assign(rng.normal(0, 0.2, w.shape))  # the same in every tab
adam = tf.keras.optimizers.Adam(0.01)


@tf.function
def train_step(inputs, labels):
    with tf.GradientTape() as tape:
        logits = head(lstm(inputs))
        loss = tf.reduce_mean(
            tf.nn.sigmoid_cross_entropy_with_logits(labels, logits))
    gradients = tape.gradient(loss, weights)
    gradients, _ = tf.clip_by_global_norm(gradients, 1.0)
    adam.apply(gradients, weights)


def accuracy():
    return np.mean((head(lstm(x[test])).numpy() > 0) == y[test])


print(f"LSTM parameters: {lstm.count_params()}")
print(f"test accuracy before {accuracy():.2f}")
for _ in range(15):
    for inputs, labels in batches:
        train_step(inputs, labels)
print(f"test accuracy after  {accuracy():.2f}")
