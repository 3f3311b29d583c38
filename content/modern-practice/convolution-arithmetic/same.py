import keras
import numpy as np
import torch
from torch.nn import functional as F

rng = np.random.default_rng(0)
kernel = rng.normal(size=(3, 3, 2, 4)).astype("float32")
layer = keras.layers.Conv2D(4, 3, strides=2, padding="same",
                            use_bias=False)
layer.build((None, None, None, 2))
layer.kernel.assign(kernel)
W = torch.tensor(kernel.transpose(3, 2, 0, 1))  # to out, in, h, w

for size in 9, 8:
    x = rng.normal(size=(1, size, size, 2)).astype("float32")
    wanted = np.asarray(layer(x)).transpose(0, 3, 1, 2)
    x = torch.tensor(x.transpose(0, 3, 1, 2))  # to channels first
    print(f"{size} -> {wanted.shape[-1]}, difference from Keras' same:")
    for name, sides in (("1 before, 1 after", (1, 1, 1, 1)),
                        ("0 before, 1 after", (0, 1, 0, 1))):
        out = F.conv2d(F.pad(x, sides), W, stride=2).numpy()
        gap = (f"{np.abs(out - wanted).max():.2f}"
               if out.shape == wanted.shape else "another size")
        print(f"  {name}: {gap}")
try:
    F.conv2d(x, W, stride=2, padding="same")
except RuntimeError as error:
    print("PyTorch:", error)
