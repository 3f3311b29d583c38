import torch
from torch import nn

x = torch.ones(1, 3, 32, 32)  # batch, channels, height, width


def formula(n, k, s, p, d):
    return (n + 2 * p - d * (k - 1) - 1) // s + 1


for k, s, p, d, groups in ((3, 1, 0, 1, 1), (3, 1, 1, 1, 1),
                           (3, 2, 1, 1, 1), (3, 1, 2, 2, 1),
                           (7, 2, 3, 1, 1), (3, 1, 1, 1, 3)):
    layer = nn.Conv2d(3, 6, k, s, p, d, groups)
    out = layer(x).shape[-1]
    assert out == formula(32, k, s, p, d)
    count = sum(weight.numel() for weight in layer.parameters())
    print(f"kernel {k}, stride {s}, padding {p}, dilation {d}, "
          f"groups {groups}: 32 -> {out}, {count} parameters")

# Transposed: the sizes run backwards
layer = nn.ConvTranspose2d(3, 6, 4, stride=2, padding=1)
print(f"transposed, kernel 4, stride 2, padding 1: 32 -> "
      f"{layer(x).shape[-1]}")

# Receptive field: the inputs on which one output depends
strides, dilations = (1, 2, 1, 1), (1, 1, 1, 2)
field, jump = 1, 1
for s, d in zip(strides, dilations):
    field, jump = field + 2 * d * jump, jump * s
x = torch.ones(1, 1, 64, 64, requires_grad=True)
h = x
for s, d in zip(strides, dilations):
    h = nn.functional.conv2d(
        h, torch.ones(1, 1, 3, 3), stride=s, dilation=d)
middle = h.shape[-1] // 2
h[0, 0, middle, middle].backward()
print(f"receptive field {field}, rows with a gradient "
      f"{int((x.grad[0, 0].sum(1) != 0).sum())}")
