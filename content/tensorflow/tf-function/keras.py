import keras
import numpy as np

keras.utils.set_random_seed(0)
traces = []


@keras.saving.register_keras_serializable()
class Scale(keras.layers.Layer):
    def call(self, x, factor=2.0):
        traces.append(1)  # Python: runs while tracing only
        return x * factor


def count(what, steps, action):
    traces.clear()
    action()
    print(f"{what:34} {steps:2} steps, {len(traces):2} calls of call()")


def build(**options):
    inputs = keras.Input((4,))
    model = keras.Model(inputs, keras.layers.Dense(1)(Scale()(inputs)))
    model.compile("sgd", "mse", **options)
    return model


x, y = np.ones((64, 4), "float32"), np.ones((64, 1), "float32")
# Keras wraps the training step in tf.function for you.
model = build()
fit = dict(x=x, y=y, batch_size=8, epochs=5, verbose=0)
count("fit", 40, lambda: model.fit(**fit))
count("fit again", 40, lambda: model.fit(**fit))
model = build(run_eagerly=True)
count("fit, run_eagerly=True", 40, lambda: model.fit(**fit))

# predict traces again at the second size, with an open batch axis.
model = build()
sizes = [x[:n] for n in (64, 63, 62, 61, 60)]
count("predict, five sizes", 5, lambda: [
    model.predict(part, batch_size=64, verbose=0) for part in sizes])
# Calling the model is eager: good for one row, slow in a loop.
count("model(x)", 5, lambda: [model(part) for part in sizes])
