# tolerance: 0.05
import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

rng = np.random.default_rng(0)
images, digit = load_digits(return_X_y=True)
images = images.astype("float32") / 16
large = (digit >= 5).astype("int64")  # the new task: 5 or more?
many, few = np.arange(1000), 1000 + rng.choice(300, 40, replace=False)


def dense(units, activation=None):  # the same start in every tab
    return layers.Dense(units, activation, kernel_initializer=lambda
        shape, dtype: rng.normal(0, (2 / shape[0]) ** 0.5, shape))


def make_base():
    return keras.Sequential([
        keras.Input((64,)), dense(128, "relu"), dense(64, "relu")])


def train(name, model, labels, rows, epochs, rate):
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    # A change of trainable takes effect when compile() is called.
    model.compile(keras.optimizers.Adam(rate), loss,
                  metrics=["accuracy"])
    model.fit(images[rows], labels[rows], epochs=epochs,
              batch_size=40, shuffle=False, verbose=0)
    score = model.evaluate(images[1300:], labels[1300:], verbose=0)[1]
    size = sum(np.prod(w.shape) for w in model.trainable_weights)
    print(f"{name:20} {score:.2f}, {size} weights trained")


base = make_base()
source = keras.Sequential([base, dense(10)])
train("pre-training, digits", source, digit, many, 40, 0.003)
scratch = keras.Sequential([make_base(), dense(2)])
train("from scratch", scratch, large, few, 200, 0.003)
base.trainable = False
model = keras.Sequential([base, dense(2)])
train("frozen features", model, large, few, 200, 0.003)
base.trainable = True
train("then fine-tuned", model, large, few, 100, 0.0005)
