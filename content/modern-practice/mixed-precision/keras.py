import keras
import numpy as np
from keras import layers, ops, optimizers
from sklearn.datasets import load_digits

x, y = load_digits(return_X_y=True)
x, y = (x[:32] / 16).astype("float32"), y[:32]
rng = np.random.default_rng(0)
start = [rng.normal(0, 0.1, size) for size in ((64, 48), (48, 10))]
runs = []  # an entry each time the hidden layer is computed


class Hidden(layers.Dense):
    def call(self, inputs):
        runs.append(len(inputs))
        return super().call(inputs)


def gradient(parts=None, remat=None, dtype="float32"):
    inputs = keras.Input((64,))
    with keras.RematScope(mode=remat):
        h = Hidden(48, "relu", use_bias=False, dtype=dtype)(inputs)
        logits = layers.Dense(10, use_bias=False, dtype=dtype)(h)
        # The loss in float32, whatever the layers compute in
        model = keras.Model(inputs, ops.cast(logits, "float32"))
        model.set_weights(start)
        # Collects for so many batches, then applies the mean
        sgd = optimizers.SGD(1.0, gradient_accumulation_steps=parts)
        model.compile(sgd, keras.losses.SparseCategoricalCrossentropy(
            from_logits=True), run_eagerly=True)  # to count runs
        runs.clear()
        model.fit(x, y, 32 // (parts or 1), verbose=0)
    steps = [w0 - w for w0, w in zip(start, model.get_weights())]
    norm = np.linalg.norm(np.concatenate([s.ravel() for s in steps]))
    return norm, f"{h.dtype}, {model.layers[1].kernel.dtype}"


whole = gradient()[0]
print(f"32 rows at once:    {whole:.4f}")
print(f"4 times 8 rows:     {gradient(4)[0]:.4f}")
print(f"checkpointed:       {gradient(remat='full')[0]:.4f}")
print("hidden layer computed again:", len(runs) > 1)
low, dtypes = gradient(dtype="mixed_bfloat16")
print("bfloat16 within 1 %:", bool(abs(low / whole - 1) < 0.01))
print("hidden, weights:", dtypes)
