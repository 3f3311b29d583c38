import os

os.environ["KERAS_BACKEND"] = "jax"
# Four virtual devices on one CPU; real ones need no such line.
os.environ["XLA_FLAGS"] = "--xla_force_host_platform_device_count=4"
import keras
import numpy as np

rng = np.random.default_rng(0)
x = rng.normal(size=(64, 3)).astype("float32")
y = x @ np.float32([[2], [-1], [0.5]]) + 3


def train():
    head = keras.layers.Dense(
        1, use_bias=False, kernel_initializer="zeros")
    model = keras.Sequential([
        keras.Input((3,)), head, keras.layers.Rescaling(1, offset=3)])
    model.compile(keras.optimizers.SGD(0.05), loss="mse")
    # The batch size is global: 16 rows for each of four devices.
    model.fit(x, y, batch_size=64, epochs=20, verbose=0)
    return head.kernel


def show(name, kernel):
    values = keras.ops.convert_to_numpy(kernel).ravel()
    print(name, *(f"{v:.4f}" for v in values))


print("devices:", keras.distribution.list_devices())
show("one:", train())

# Before the model is made: weights copied, batches split.
keras.distribution.set_distribution(keras.distribution.DataParallel())
kernel = train()
show("four:", kernel)
print("copies of the weights:", len(kernel.value.sharding.device_set))
