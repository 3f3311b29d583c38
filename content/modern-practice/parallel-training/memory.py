# Mixed precision with Adam: 2 bytes of weight and 2 of gradient in
# 16 bits; 12 for float32 weight and two moments.
P = 7e9


def gigabytes(devices, stage):
    """For each device; stage 0 is DDP, 3 is FSDP."""
    weights = 2 / (devices if stage >= 3 else 1)
    gradients = 2 / (devices if stage >= 2 else 1)
    states = 12 / (devices if stage >= 1 else 1)
    return P * (weights + gradients + states) / 1e9


# Values that one device sends for each step, in units of P: a ring
# collective moves (n - 1) / n of the whole, an all-reduce twice that.
def traffic(devices, stage):
    collectives = 3 if stage == 3 else 2
    return collectives * (devices - 1) / devices


print("GB on each device, 7 billion parameters; values sent / P")
for stage, name in enumerate(("DDP", "ZeRO-1", "ZeRO-2", "FSDP")):
    sizes = "".join(f"{gigabytes(n, stage):8.1f}" for n in (1, 8, 64))
    print(f"{name:7}", sizes, f"{traffic(64, stage):8.2f}")
