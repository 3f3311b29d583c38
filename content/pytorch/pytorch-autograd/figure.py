import torch
from guide.chart import BLUE, BLUE_TINT, GREEN, MUTED, ORANGE
from guide.chart import canvas, save

w, b = (torch.tensor(v, requires_grad=True) for v in (3.0, 1.0))
x, y = torch.tensor(2.0), torch.tensor(5.0)
nodes = [wx := w * x, s := wx + b, e := s - y, e**2]
for node in nodes:
    node.retain_grad()  # otherwise only leaves keep their .grad
nodes[-1].backward()

figure, ax = canvas(height=2.7)
ax.set(xlim=(-0.3, 8.3), ylim=(0.6, 5)), ax.axis("off")


def text(x, y, words, colour, **box):
    ax.text(x, y, words, ha="center", va="center", fontsize=9.5,
            color=colour, bbox=box or None)


def arrow(start, end, colour, style="-"):
    look = {"arrowstyle": "-|>", "color": colour, "linestyle": style}
    ax.annotate("", end, start, arrowprops=look)


for i, node in enumerate(nodes):
    at, op = 2 * i + 1, ("Mul", "Add", "Sub", "Pow")[i]
    text(at, 2, op, BLUE, fc=BLUE_TINT, ec=BLUE, boxstyle="round")
    text(at + 1, 2.5, f"{node.item():g}", BLUE)
    text(at + 1, 1.5, f"{node.grad.item():g}", ORANGE)
    if at < 7:
        arrow((at + 0.45, 2.12), (at + 1.55, 2.12), BLUE)
        arrow((at + 1.55, 1.88), (at + 0.45, 1.88), ORANGE, "--")
for at, to, name, t in ((0.3, 0.9, "w", w), (1.8, 1.2, "x", x),
                        (3.3, 3, "b", b), (5, 5, "y", y)):
    leaf = GREEN if t.requires_grad else MUTED
    text(at, 4, f"{name} = {t.item():g}", leaf, ec=leaf, fc="none",
         boxstyle="round")
    arrow((at + 0.12, 3.65), (to + 0.12, 2.35), BLUE)
    if t.requires_grad:
        arrow((to - 0.15, 2.35), (at - 0.15, 3.65), ORANGE, "--")
        text(at, 4.65, f".grad = {t.grad.item():g}", ORANGE)
text(4, 0.85, "forward: values", BLUE)
text(6.6, 0.85, "backward: gradients", ORANGE)
save(figure)
