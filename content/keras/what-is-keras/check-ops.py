from keras import ops

x = ops.reshape(ops.arange(6), (2, 3))
print(tuple(ops.sum(x, axis=0).shape), int(ops.max(x)))
