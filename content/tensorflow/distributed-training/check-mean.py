import numpy as np

gradients = np.array([1.0, 3.0, 5.0, 7.0, 2.0, 2.0, 6.0, 6.0])
means = gradients.reshape(4, 2).mean(axis=1)
print(gradients.mean(), means.mean(), means.sum())
