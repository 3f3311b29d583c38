import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")
model = nn.Sequential(
    nn.Linear(4, 4), nn.ReLU(), nn.Dropout(0.5), nn.Linear(4, 1))
for mode in True, False:
    model.train(mode)
    program = torch.onnx.export(
        model, (torch.zeros(2, 4),), dynamo=True, verbose=False)
    print([node.op_type for node in program.model_proto.graph.node])
