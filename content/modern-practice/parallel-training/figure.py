import numpy as np
from guide.chart import DASHES, MUTED, SERIES, canvas, save

# GB on each device for 7 billion parameters: 2 bytes of weight, 2 of
# gradient, 12 of optimiser states (float32 weight, two moments).
devices = 2.0 ** np.arange(0, 8)
kinds = {
    "DDP": 16 + 0 * devices,
    "ZeRO-1: states": 4 + 12 / devices,
    "ZeRO-2: and gradients": 2 + 14 / devices,
    "ZeRO-3, FSDP: all": 16 / devices,
}
figure, axes = canvas(height=3.1)
for (name, per), color, dash in zip(kinds.items(), SERIES, DASHES):
    axes.loglog(devices, 7 * per, color=color, linestyle=dash,
                marker="o", ms=3, label=name, base=2)
axes.axhline(80, color=MUTED, lw=1)
axes.text(128, 76, "a GPU of 80 GB", ha="right", va="top",
          color=MUTED, fontsize=9)
axes.set(xlabel="devices", ylabel="GB on each device",
         xticks=devices, xticklabels=[f"{n:.0f}" for n in devices],
         yticks=[1, 4, 16, 64], yticklabels=[1, 4, 16, 64],
         ylim=(0.6, 180))
axes.legend(fontsize=9, loc="lower left")
save(figure)
