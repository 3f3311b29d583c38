import keras
import numpy as np
from keras import ops, optimizers

SCALE = np.array([1.0, 40.0], "float32")

RULES = {
    "sgd": lambda: optimizers.SGD(0.02),
    "momentum": lambda: optimizers.SGD(0.02, momentum=0.9),
    # epsilon is 1e-7 by default, 1e-8 in PyTorch and in the paper
    "adam": lambda: optimizers.Adam(0.1, epsilon=1e-8),
    "adamw": lambda: optimizers.AdamW(
        0.1, weight_decay=0.1, epsilon=1e-8),  # default 0.004
}
for name, make in RULES.items():
    w, optimizer = keras.Variable([1.0, 1.0]), make()
    for step in range(100):
        gradient = SCALE * ops.convert_to_numpy(w)  # known here
        optimizer.apply([ops.convert_to_tensor(gradient)], [w])
        if step == 0:
            first = ops.convert_to_numpy(w)
    last = ops.convert_to_numpy(w)
    print(f"{name:9} step 1 {first[0]:7.4f} {first[1]:7.4f}"
          f"  step 100 {last[0]:7.4f} {last[1]:7.4f}")

# Norms and biases are usually not decayed; before the first step:
optimizer = optimizers.AdamW(1e-3, weight_decay=0.1)
optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
