import keras
import numpy as np

layers = keras.layers
x = np.ones((1, 8, 8, 1), "float32")
model = keras.Sequential([
    keras.Input(shape=(8, 8, 1)),
    layers.RandomTranslation(0.2, 0.2, seed=0),  # augmentation
    layers.Flatten(),
    layers.Dense(16, activation="relu", kernel_regularizer="l2",
                 kernel_constraint=keras.constraints.MaxNorm(2)),
    layers.Dropout(0.5, seed=0),
    layers.Dense(3),
])
# Dropout and augmentation act in training mode only.
for training in (False, True):
    a, b = (keras.ops.convert_to_numpy(model(x, training=training))
            for _ in range(2))
    print(f"training={training}: same twice", bool(np.allclose(a, b)))
print("strength of the string 'l2':",
      round(float(model.layers[2].kernel_regularizer.l2), 4))

# Decoupled weight decay, with biases left out.
optimizer = keras.optimizers.AdamW(1e-3, weight_decay=0.05)
optimizer.exclude_from_weight_decay(var_names=["bias"])
print("AdamW default:", keras.optimizers.AdamW().weight_decay)

# Old guides: model.add after the softmax of a finished model.
model = keras.Sequential([
    keras.Input((4,)), layers.Dense(10, activation="softmax")])
model.add(layers.Dense(64, kernel_regularizer="l2"))
print("the model's output is now", model.output_shape)
model.compile("sgd", "categorical_crossentropy")
try:
    model.evaluate(np.ones((1, 4)), np.eye(10)[:1], verbose=0)
except ValueError as error:
    print("ValueError:", error)
