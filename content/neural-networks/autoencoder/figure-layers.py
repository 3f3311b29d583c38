from guide.chart import (BLUE_TINT, GREEN_TINT, INK, MUTED, ORANGE,
                         ORANGE_TINT, canvas, save)

figure, axes = canvas(height=2.5)
axes.set(xlim=(0, 9.6), ylim=(0, 5.0))
axes.axis("off")


def trapezium(left, right, tall_left, tall_right, fill, name, formula):
    middle, x = 2.7, (left + right) / 2
    axes.fill([left, right, right, left],
              [middle - tall_left, middle - tall_right,
               middle + tall_right, middle + tall_left],
              fc=fill, ec=INK, ls="-", lw=1.2)
    axes.text(x, middle + 0.25, name, ha="center", va="center")
    axes.text(x, middle - 0.3, formula, ha="center", va="center")


def bar(x, tall, fill, name, size):
    axes.fill([x - 0.22, x + 0.22, x + 0.22, x - 0.22],
              [2.7 - tall, 2.7 - tall, 2.7 + tall, 2.7 + tall], fc=fill,
              ec=INK, ls="-", lw=1.2)
    axes.text(x, 2.7 - tall - 0.3, name, ha="center", va="center")
    axes.text(x, 2.7 + tall + 0.3, size, ha="center", va="center",
              color=MUTED, fontsize=9)


bar(0.5, 1.5, BLUE_TINT, "$x$", "$d$ numbers")
bar(4.8, 0.4, ORANGE_TINT, "code $z$", "$k < d$")
bar(9.1, 1.5, BLUE_TINT, "$\\hat{x}$", "$d$ numbers")
trapezium(1.1, 4.2, 1.5, 0.5, GREEN_TINT, "encoder", "$z = f(x)$")
trapezium(5.4, 8.5, 0.5, 1.5, GREEN_TINT, "decoder",
          "$\\hat{x} = g(z)$")
axes.plot([0.5, 0.5, 9.1, 9.1], [0.65, 0.35, 0.35, 0.65], color=ORANGE,
          ls="-")
axes.text(4.8, 0.7, "loss: $\\Vert x - \\hat{x} \\Vert^2$, no label",
          ha="center", va="center", color=ORANGE)
save(figure, "figure-layers.svg")
