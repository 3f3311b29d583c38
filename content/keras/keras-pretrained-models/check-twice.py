import numpy as np
from keras.applications.mobilenet_v2 import preprocess_input

pixels = np.array([0.0, 127.5, 255.0])
print(preprocess_input(pixels / 255).round(2))
