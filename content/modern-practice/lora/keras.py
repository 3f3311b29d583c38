import keras
import numpy as np
from sklearn.datasets import load_digits

digits = load_digits()
x, y = np.float32(digits.data / 16), digits.target
# The "pre-trained" layer: ridge regression on upright digits.
W = np.linalg.solve(x.T @ x + np.eye(64), x.T @ np.eye(10)[y]) * 10
A = np.random.default_rng(0).normal(0, 0.125, (64, 4))  # rank 4
upright, turned = x, x[:, ::-1]

layer = keras.layers.Dense(10, use_bias=False)
model = keras.Sequential([keras.Input((64,)), layer])
layer.set_weights([W])
layer.enable_lora(rank=4, lora_alpha=8)  # freezes W, not a bias
layer.lora_kernel_a.assign(A)  # else he_uniform; B starts at zero
model.compile(
    keras.optimizers.SGD(0.1, momentum=0.9),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"])
trained = sum(np.prod(v.shape) for v in model.trainable_weights)
print("frozen", model.count_params() - trained, "trained", trained)


def report(name, model, x):
    loss, right = model.evaluate(x, y, len(x), verbose=0)
    print(f"{name}: loss {loss:.3f}, accuracy {right:.2f}")


report("new task, before ", model, turned)
model.fit(turned, y, batch_size=len(y), epochs=100, verbose=0)
report("new task, adapted", model, turned)
report("old task, adapter", model, upright)

plain = keras.Sequential([keras.Input((64,)),
                          keras.layers.Dense(10, use_bias=False)])
plain.compile(loss=model.loss, metrics=["accuracy"])
plain.set_weights([W])
report("old task, base   ", plain, upright)
plain.set_weights([layer.kernel])  # `kernel` is base + adapter
report("new task, merged ", plain, turned)
