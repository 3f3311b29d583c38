import keras
import numpy as np
import tensorflow as tf

x = np.ones((64, 4), "float32")
y = np.ones((64, 1), "float32")
calls = []


class Spy(keras.layers.Layer):
    def call(self, inputs):
        calls.append(tf.executing_eagerly())
        return inputs


for run_eagerly in (False, True):
    model = keras.Sequential(
        [keras.Input((4,)), Spy(), keras.layers.Dense(1)])
    model.compile(loss="mse", run_eagerly=run_eagerly)
    calls.clear()
    model.fit(x, y, batch_size=8, epochs=5, verbose=0)  # 40 steps
    print(f"run_eagerly={run_eagerly}: call() ran {len(calls)} times,",
          "eagerly" if any(calls) else "all while tracing")
