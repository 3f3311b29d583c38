from guide.chart import (BLUE, BLUE_TINT, GREEN_TINT, INK, ORANGE,
                         ORANGE_TINT, PURPLE_TINT, canvas, save)

figure, axes = canvas(height=2.9)
axes.set(xlim=(0, 9.6), ylim=(0, 5.8))
axes.axis("off")


def box(x, y, name, role, fill, half=1.15):
    axes.fill([x - half, x + half, x + half, x - half],
              [y - 0.62, y - 0.62, y + 0.62, y + 0.62], fc=fill, ec=INK,
              ls="-", lw=1.2)
    axes.text(x, y + 0.22, name, ha="center", va="center")
    axes.text(x, y - 0.26, role, ha="center", va="center", fontsize=9)


def arrow(start, end, color=INK, style="-"):
    axes.annotate("", end, start, arrowprops=dict(
        arrowstyle="-|>", color=color, lw=1.5, ls=style, shrinkA=0,
        shrinkB=0))


box(1.2, 2.2, "noise", "$z$", PURPLE_TINT, half=0.8)
box(4.0, 2.2, "generator", "$G(z)$", BLUE_TINT)
box(4.0, 4.6, "real data", "$x$", GREEN_TINT)
box(7.0, 3.4, "discriminator", "real or made?", ORANGE_TINT, half=1.35)
arrow((2.0, 2.2), (2.85, 2.2))
arrow((5.15, 2.2), (6.2, 2.78))
arrow((5.15, 4.6), (6.2, 4.02))
arrow((8.35, 3.4), (9.1, 3.4))
axes.text(9.2, 3.4, "$D$", va="center")
# The two updates: each player's gradient reaches its own weights only.
axes.plot([9.25, 9.25, 7.0], [3.75, 5.2, 5.2], color=ORANGE, ls="-")
arrow((7.0, 5.2), (7.0, 4.02), ORANGE)
axes.text(7.9, 5.45, "$D$'s loss: tell them apart", ha="center",
          va="center", color=ORANGE)
axes.plot([9.25, 9.25, 4.0], [3.05, 0.9, 0.9], color=BLUE, ls="--")
arrow((4.0, 0.9), (4.0, 1.58), BLUE, "--")
axes.text(6.6, 0.45,
          "$G$'s loss: be taken for real, through a frozen $D$",
          ha="center", va="center", color=BLUE)
save(figure, "figure-game.svg")
