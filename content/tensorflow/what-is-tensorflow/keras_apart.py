import keras
import tensorflow as tf

print("tf.keras is Keras 3:", tf.keras.__version__ == keras.__version__)
print("the same classes:", tf.keras.Model is keras.Model)
print("Keras runs on:", keras.backend.backend())

# Parts of older TensorFlow that are absent today:
for name in ("Session", "placeholder", "contrib", "estimator"):
    print(f"tf.{name}:", "present" if hasattr(tf, name) else "absent")

# Keras layers hold Keras variables; the tf.Variable is inside.
layer = keras.layers.Dense(1)
layer.build((None, 3))
print("is a tf.Variable:", isinstance(layer.kernel, tf.Variable))
print("its value is:", isinstance(layer.kernel.value, tf.Variable))
