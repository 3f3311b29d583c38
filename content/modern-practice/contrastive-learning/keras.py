import keras
import numpy as np
from keras import layers, ops
from sklearn.datasets import load_digits

# Two views of an image, as picture and caption are of a scene:
# its even and its odd rows. No label is used.
rng = np.random.default_rng(0)
images = load_digits().images[rng.permutation(1797)] / 16
even, odd = (rows.reshape(1797, 32).astype("float32")
             for rows in (images[:, ::2], images[:, 1::2]))
start = rng.normal(size=(2, 32, 16)) / 32 ** 0.5
TEMPERATURE, BATCH = 0.1, 128


class Similarities(layers.Layer):  # cosines of all pairs in the batch
    def call(self, a, b):
        a, b = ops.normalize(a, axis=1), ops.normalize(b, axis=1)
        return ops.matmul(a, ops.transpose(b)) / TEMPERATURE


def loss_of(_, logits):  # the partner of row i stands in column i
    target = ops.arange(ops.shape(logits)[0])
    return sum(keras.losses.sparse_categorical_crossentropy(
        target, way, from_logits=True)
        for way in (logits, ops.transpose(logits))) / 2


def report(name):  # 512 images that are not trained on
    logits = model([even[-512:], odd[-512:]])
    found = np.mean(ops.argmax(logits, 1) == np.arange(512))
    print(f"{name}: loss {np.mean(loss_of(None, logits)):.2f}, "
          f"partner found among 512: {found:.2f}")


views = [keras.Input((32,)), keras.Input((32,))]
codes = [layers.Dense(16, use_bias=False)(view) for view in views]
model = keras.Model(views, Similarities()(*codes))
model.set_weights(start)
model.compile(keras.optimizers.Adam(0.01, epsilon=1e-7), loss_of)
report("before")
model.fit([even[:1280], odd[:1280]], np.zeros(1280), BATCH, epochs=30,
          shuffle=False, verbose=0)
report("after ")
