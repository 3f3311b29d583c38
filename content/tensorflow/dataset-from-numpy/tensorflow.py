# tolerance: 0.02
import tensorflow as tf
from sklearn.datasets import load_digits

x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")  # float64 would stay float64
y = y.astype("int32")

# One slice along the first axis per element; a tuple stays a tuple.
rows = tf.data.Dataset.from_tensor_slices((x, y))
print("element:", *(spec.shape for spec in rows.element_spec))
print("elements:", rows.cardinality().numpy())

data = (
    rows.shuffle(len(x), seed=0)  # buffer: all rows, or it mixes badly
    .batch(32)  # after shuffle: else whole batches are shuffled
    .prefetch(tf.data.AUTOTUNE)  # last: prepares while training runs
)
for images, labels in data.take(1):
    print("batch:", images.shape, labels.shape, images.dtype.name)
sizes = [len(labels) for _, labels in data]
print("batches:", len(sizes), "last:", sizes[-1])
first = next(iter(data))[1].numpy()
again = next(iter(data))[1].numpy()
print("new order in each epoch:", bool((first != again).any()))

w = tf.Variable(tf.zeros([64, 10]))


def accuracy():
    return (tf.argmax(x @ w, axis=1).numpy() == y).mean()


print(f"accuracy before: {accuracy():.3f}")
for epoch in range(5):
    for images, labels in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(
                tf.nn.sparse_softmax_cross_entropy_with_logits(
                    labels, images @ w))
        w.assign_sub(0.5 * tape.gradient(loss, w))
print(f"accuracy after:  {accuracy():.3f}")
