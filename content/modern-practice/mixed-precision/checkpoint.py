import numpy as np

LAYERS, WIDTH = 64, 16
rng = np.random.default_rng(0)
weights = rng.normal(size=(LAYERS, WIDTH, WIDTH)) / WIDTH**0.5
x = rng.normal(size=(8, WIDTH))


def gradient(segments):
    """Of sum(output) by x; what is kept at most; layers computed."""
    size = LAYERS // segments
    kept, most, computed, h = {}, 0, 0, x

    def forward(first, h, keep):
        nonlocal computed, most
        for layer in range(first, first + size):
            if keep or layer == first:
                kept[layer] = h  # the layer's input
            h = np.tanh(h @ weights[layer])
            computed += 1
        most = max(most, len(kept))
        return h

    for first in range(0, LAYERS, size):
        h = forward(first, h, keep=segments == 1)
    grad = np.ones_like(h)
    for first in reversed(range(0, LAYERS, size)):
        if segments > 1:  # recompute from the checkpoint
            forward(first, kept[first], keep=True)
        for layer in reversed(range(first, first + size)):
            out = np.tanh(kept[layer] @ weights[layer])
            grad = grad * (1 - out**2) @ weights[layer].T
            del kept[layer]
    return grad, most, computed


exact, _, _ = gradient(1)
for segments in (1, 2, 4, 8, 16, 32):
    grad, most, computed = gradient(segments)
    print(f"{segments:2} segments: at most {most} kept, "
          f"{computed} layers computed, "
          f"same gradient: {np.array_equal(grad, exact)}")
