import warnings

import numpy as np
import onnxruntime as ort
import torch
from torch import nn

warnings.filterwarnings("ignore", module="copyreg")
model = nn.Linear(3, 2).eval()
torch.onnx.export(
    model, (torch.zeros(1, 3),), "model.onnx", dynamo=True,
    input_names=["x"], verbose=False)
session = ort.InferenceSession("model.onnx")
for size in 1, 5:
    try:
        session.run(None, {"x": np.zeros((size, 3), "float32")})
        print("batch", size, "done")
    except Exception as error:
        print("batch", size, type(error).__name__)
