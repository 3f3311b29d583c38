import keras
import numpy as np

logits, label = np.array([[0.0, 4.0]]), np.array([1])
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
print(abs(round(float(loss(label, logits)), 3)))
