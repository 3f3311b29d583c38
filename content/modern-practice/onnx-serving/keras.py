import os
import warnings

# Before the import; with TensorFlow the export would need tf2onnx
os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np
import onnx
import onnxruntime as ort
from sklearn.datasets import load_digits

warnings.filterwarnings("ignore", message="Converting a tensor")

x, y = load_digits(return_X_y=True)
x = np.float32(x)
rng = np.random.default_rng(0)
first = rng.normal(size=(64, 300)).astype("float32") / 8
h = np.maximum(x[:1200] / 16 @ first, 0)  # the last layer by ridge
last = np.linalg.solve(h.T @ h + np.eye(300),
                       h.T @ np.eye(10)[y[:1200]]).astype("float32")

model = keras.Sequential([
    keras.Input((64,), name="pixels"),
    keras.layers.Rescaling(1 / 16),  # scaling belongs into the file
    keras.layers.Dense(300, "relu", use_bias=False),
    keras.layers.Dense(10, use_bias=False)])
model.set_weights([first, last])
model.predict(x[:1], verbose=0)  # export wants a model called before
model.export("model.onnx", format="onnx", verbose=False)

onnx.checker.check_model("model.onnx")
session = ort.InferenceSession("model.onnx")
for given in session.get_inputs():
    print("input", given.name, given.shape, given.type)
for rows in slice(1200, 1201), slice(1200, 1797):
    wanted = model.predict(x[rows], verbose=0)
    found, = session.run(None, {"pixels": x[rows]})
    right = np.mean(found.argmax(1) == y[rows])
    print(f"batch {len(found)}: accuracy {right:.3f}, difference below "
          f"1e-5: {np.abs(found - wanted).max() < 1e-5}")
