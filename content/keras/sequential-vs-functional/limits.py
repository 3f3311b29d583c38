import textwrap

import keras

layers = keras.layers

# 1. A Sequential has one input: a second one is refused.
try:
    keras.Sequential([keras.Input((4,)), keras.Input((4,))])
except ValueError as error:
    print(textwrap.fill(f"ValueError: {error}", 70))

# 2. A symbolic tensor has no value, so Python cannot branch on it.
symbol = keras.Input(shape=(4,))
try:
    if keras.ops.sum(symbol) > 0:
        symbol = layers.Dense(4)(symbol)
except TypeError as error:
    print(textwrap.fill(f"TypeError: {error}", 70))

# 3. The third style, subclassing: any Python in call().
class Repeated(keras.Model):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.step = layers.Dense(4)

    def call(self, x):
        for _ in range(self.times):
            x = x + self.step(x)
        return x

model = Repeated(times=3)
model(keras.ops.ones((1, 4)))  # the first call creates the weights
print("weights:", len(model.weights), "- layers:", len(model.layers))
try:
    print(model.output_shape)  # there is no graph of it to ask
except AttributeError as error:
    print("AttributeError:", error)
