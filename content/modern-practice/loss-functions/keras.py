import numpy as np
from keras import losses, ops

logits = np.array([[2.0, 0.5, -1.0], [0.1, 0.2, 3.0]], "float32")
classes = np.array([0, 1])
labels = np.array([[1.0, 0, 1], [0, 1, 0]], "float32")
output = np.array([1.5, -0.2, 8.0], "float32")
target = np.array([1.0, 0.0, 2.0], "float32")  # the last is far off


def show(name, value):
    print(f"{name:13} {float(value):.4f}")


show("mse", losses.MeanSquaredError()(target, output))
show("mae", losses.MeanAbsoluteError()(target, output))
show("huber", losses.Huber()(target, output))
show("cross-entropy", losses.SparseCategoricalCrossentropy(
    from_logits=True)(classes, logits))
# The integer version has no smoothing: one-hot labels.
show("with smoothing", losses.CategoricalCrossentropy(
    from_logits=True, label_smoothing=0.1)(
        ops.one_hot(classes, 3), logits))
show("binary", losses.BinaryCrossentropy(
    from_logits=True)(labels, logits))
p = np.array([[0.7, 0.2, 0.1]], "float32")
q = np.array([[0.5, 0.3, 0.2]], "float32")
show("kl(p, q)", losses.KLDivergence()(p, q))

# The gradient of cross-entropy: softmax minus one-hot, over the batch
grad = (ops.softmax(logits) - ops.one_hot(classes, 3)) / 2
print("gradient", ops.convert_to_numpy(grad)[1].round(4))

# Large logits: from logits it is exact, probabilities are clipped.
big, wrong = np.array([[200.0, 0, 0]], "float32"), np.array([1])
exact = losses.SparseCategoricalCrossentropy(from_logits=True)
print(f"from logits   {float(exact(wrong, big)):.1f}")
clipped = losses.SparseCategoricalCrossentropy()
probabilities = ops.convert_to_numpy(ops.softmax(big))
print(f"log(softmax)  {float(clipped(wrong, probabilities)):.1f}")
