import math

import tensorflow as tf

PEAK, WARM, STEPS = 0.1, 10, 100


def rate(step):
    step = tf.cast(step, tf.float32)
    along = (step - WARM) / (STEPS - WARM)
    cosine = 0.5 * PEAK * (1 + tf.cos(math.pi * along))
    return tf.where(step < WARM, PEAK * step / WARM, cosine)


for step in (0, 5, 10, 55, 99):
    print(f"step {step:2}: {float(rate(step)):.5f}")

w, step = tf.Variable(2.0), tf.Variable(0)


@tf.function  # the step is a variable: a Python int would retrace
def train_step():
    with tf.GradientTape() as tape:
        loss = w**2
    w.assign_sub(rate(step) * tape.gradient(loss, w))
    step.assign_add(1)


for _ in range(STEPS):
    train_step()
print(f"w after 100 steps: {w.numpy():.6f}")
