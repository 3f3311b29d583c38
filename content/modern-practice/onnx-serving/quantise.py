# tolerance: 0.01
import os
import warnings

import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from sklearn.datasets import load_digits
from torch import nn

warnings.filterwarnings("ignore", module="copyreg")  # not ours
torch.manual_seed(0)
x, y = load_digits(return_X_y=True)
x = np.float32(x / 16)
inputs, target = torch.tensor(x[:1200]), torch.tensor(y[:1200])
model = nn.Sequential(nn.Linear(64, 512), nn.ReLU(),
                      nn.Linear(512, 512), nn.ReLU(),
                      nn.Linear(512, 10))
adam = torch.optim.Adam(model.parameters(), lr=0.001)
for _ in range(100):
    adam.zero_grad()
    nn.functional.cross_entropy(model(inputs), target).backward()
    adam.step()

torch.onnx.export(
    model.eval(), (inputs[:2],), "float.onnx", dynamo=True,
    input_names=["x"], verbose=False, external_data=False,
    dynamic_shapes=({0: "batch"},))
# 7 bits: without VNNI instructions products of 8 bits overflow.
quantize_dynamic("float.onnx", "int8.onnx", reduce_range=True,
                 weight_type=QuantType.QInt8)

for name in "float", "int8":
    session = ort.InferenceSession(name + ".onnx")
    scores, = session.run(None, {"x": x[1200:]})
    kinds = {n.op_type for n in onnx.load(name + ".onnx").graph.node}
    print(f"{name}: {os.path.getsize(name + '.onnx') // 1000} kB, "
          f"accuracy {np.mean(scores.argmax(1) == y[1200:]):.3f}")
    print(" ", *sorted(kinds))
    if name == "float":
        wanted = scores
print(f"scores up to {np.abs(wanted).max():.1f}, changed by at most "
      f"{np.abs(scores - wanted).max():.2f}")
