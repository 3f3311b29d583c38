import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x = tf.constant(rng.normal(size=(20, 3)), tf.float32)
y = x @ tf.constant([[1.0], [-2.0], [3.0]])


class Linear(tf.Module):
    def __init__(self):
        self.w = tf.Variable(tf.zeros((3, 1)))
        self.b = tf.Variable(tf.zeros(1))


def make():
    model = Linear()
    optimizer = tf.keras.optimizers.SGD(0.005, momentum=0.9)
    optimizer.build([model.w, model.b])
    return model, optimizer


def train(model, optimizer, steps):
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((x @ model.w + model.b - y) ** 2)
        weights = [model.w, model.b]
        optimizer.apply(tape.gradient(loss, weights), weights)
    return f"{loss.numpy():.4f}"


model, optimizer = make()
print("loss after 10 steps:", train(model, optimizer, 10))
checkpoint = tf.train.Checkpoint(model=model, optimizer=optimizer)
path = checkpoint.save("checkpoints/ckpt")
print("not interrupted, 20:", train(model, optimizer, 10))

model, optimizer = make()
checkpoint = tf.train.Checkpoint(model=model, optimizer=optimizer)
checkpoint.restore(path).assert_consumed()  # nothing left over
print("resumed, 20 steps:  ", train(model, optimizer, 10))

model, optimizer = make()
tf.train.Checkpoint(model=model).restore(path).expect_partial()
print("weights only, 20:   ", train(model, optimizer, 10))
