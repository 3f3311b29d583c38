import numpy as np

q = np.zeros(3)
print(q.argmax())
q[1:] = 0.2
print(q.argmax())
