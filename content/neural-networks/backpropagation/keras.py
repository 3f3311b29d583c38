import keras
import numpy as np

x = np.sin(np.arange(12)).reshape(4, 3)  # 4 examples, 3 features
t = np.cos(np.arange(4)).reshape(4, 1)
W1 = np.sin(np.arange(15) + 1).reshape(3, 5)
W2 = np.cos(np.arange(5) + 1).reshape(5, 1)

model = keras.Sequential([
    keras.Input(shape=(3,)),
    keras.layers.Dense(5, activation="tanh", use_bias=False),
    keras.layers.Dense(1, use_bias=False),
])
model.set_weights([W1, W2])

# Keras has no gradient function that all backends share; train_step
# calls the backend's. Plain SGD gives the gradient away, because
# new weight = old weight - rate * gradient.
rate = 0.1
model.compile(keras.optimizers.SGD(rate), loss="mse")
loss = model.train_on_batch(x, t)
new_W1, new_W2 = model.get_weights()
dW1, dW2 = (W1 - new_W1) / rate, (W2 - new_W2) / rate

print(f"loss {loss:.4f}")
print("dW2     ", dW2[:, 0].round(4))
print("dW1[0]  ", dW1[0].round(4))
after = model.evaluate(x, t, verbose=0)
print(f"loss after one step {after:.4f}")
