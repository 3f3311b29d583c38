import keras
import numpy as np

model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
saved = model.get_weights()
model.save_weights("model.weights.h5")
model.set_weights([np.zeros_like(w) for w in saved])
model.load_weights("model.weights.h5")
pairs = zip(saved, model.get_weights())
print(all(np.array_equal(a, b) for a, b in pairs))
