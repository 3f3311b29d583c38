# tolerance: 3
import torch
from guide.chart import canvas, save

STEPS, UNITS = 100, 32


def gradient_by_age(layer):
    """Norm of d(last output)/d(input), by the input's distance."""
    x = torch.randn(STEPS, 64, UNITS, requires_grad=True)
    outputs, _ = layer(x)
    outputs[-1].sum().backward()
    return x.grad.norm(dim=(1, 2)).flip(0).numpy()


figure, axes = canvas(height=2.9)
for name, bias in (("LSTM, forget bias 3", 3), ("forget bias 1", 1),
                   ("forget bias 0", 0), ("simple RNN", None)):
    torch.manual_seed(0)
    kind = torch.nn.RNN if bias is None else torch.nn.LSTM
    layer = kind(UNITS, UNITS)
    if bias is not None:
        with torch.no_grad():
            layer.bias_hh_l0.zero_()
            layer.bias_ih_l0.zero_()
            layer.bias_ih_l0[UNITS:2 * UNITS] = bias
    norms = gradient_by_age(layer)
    axes.semilogy(norms / norms[0], label=name)
axes.set(xlabel="steps back in time", ylabel="gradient, relative",
         ylim=(1e-16, 3), yticks=(1, 1e-4, 1e-8, 1e-12, 1e-16))
axes.legend(loc="lower center", bbox_to_anchor=(0.45, 1), ncols=2)
save(figure, "figure-gradient.svg")
