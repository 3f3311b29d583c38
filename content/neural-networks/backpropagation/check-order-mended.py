w1, w2, x, target, rate = 2.0, 3.0, 1.0, 5.0, 0.1
h = w1 * x
error = w2 * h - target
gradient_1, gradient_2 = error * w2 * x, error * h
w1 -= rate * gradient_1
w2 -= rate * gradient_2
print(round(w1, 2), round(w2, 2))
