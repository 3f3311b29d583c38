w1, w2, x, target, rate = 2.0, 3.0, 1.0, 5.0, 0.1
h = w1 * x
error = w2 * h - target
w2 -= rate * error * h
w1 -= rate * error * w2 * x
print(round(w1, 2), round(w2, 2))
