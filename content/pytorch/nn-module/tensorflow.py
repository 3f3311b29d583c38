import tensorflow as tf


class Linear(tf.Module):
    def __init__(self, features, outputs, name=None):
        super().__init__(name)
        half = tf.fill((features, outputs), 0.5)
        self.w = tf.Variable(half, name="w")

    def __call__(self, x):
        return x @ self.w


class Normalised(tf.Module):
    def __init__(self, features, outputs, name=None):
        super().__init__(name)
        self.scale = tf.Variable(tf.ones(features), name="scale")
        self.linear = Linear(features, outputs)
        self.mean = tf.Variable(  # like a buffer
            tf.zeros(features), trainable=False, name="mean")

    def __call__(self, x, training=False):
        if training:
            batch_mean = tf.reduce_mean(x, 0)
            self.mean.assign(0.5 * self.mean + 0.5 * batch_mean)
        return self.linear((x - self.mean) * self.scale)


model = Normalised(2, 1)
for v in model.trainable_variables:
    print("parameter:", v.name, tuple(v.shape))
print("state:", *[v.name for v in model.variables])
print("submodules:", [m.name for m in model.submodules])

x = tf.constant([[1.0, 2.0], [3.0, 6.0]])
for mode, training in (("train:", True), ("eval: ", False)):
    out = model(x, training=training)
    print(mode, out.numpy().ravel().tolist(),
          model.mean.numpy().tolist())

# To freeze: leave the variable out of the list that is optimised.
trainable = [v for v in model.trainable_variables
             if v is not model.linear.w]
print("trainable:", sum(v.shape.num_elements() for v in trainable))
