import importlib

import tensorflow as tf

OLD = ["Session", "placeholder", "get_variable",
       "global_variables_initializer", "layers", "contrib",
       "estimator"]
for name in OLD:
    here = "tf" if hasattr(tf, name) else "-"
    compat = "compat.v1" if hasattr(tf.compat.v1, name) else "-"
    print(f"{name:30} {here:3} {compat}")
print("eager at start:", tf.executing_eagerly())
print("tf.keras major version:", tf.keras.__version__.split(".")[0])
try:
    importlib.import_module("tf_keras")
    print("tf_keras: installed")
except ModuleNotFoundError:
    print("tf_keras: a package of its own")
