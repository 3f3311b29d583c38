import keras
import numpy as np
from keras import ops

PEAK, WARM, STEPS = 0.1, 10, 100
# Warm-up is built in: from the initial rate to warmup_target, then
# a cosine over decay_steps.
schedule = keras.optimizers.schedules.CosineDecay(
    initial_learning_rate=0.0, warmup_target=PEAK, warmup_steps=WARM,
    decay_steps=STEPS - WARM)
for step in (0, 5, 10, 55, 99):
    print(f"step {step:2}: {float(schedule(step)):.5f}")

# The optimiser asks it at every step; nothing else is to be done.
w = keras.Variable(2.0)
optimizer = keras.optimizers.SGD(schedule)
for step in range(STEPS):
    gradient = ops.convert_to_tensor(2 * float(w))  # of w^2
    optimizer.apply([gradient], [w])
print(f"w after 100 steps: {float(w):.6f}")
