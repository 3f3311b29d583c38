w, gradient, rate, decay = 2.0, 0.0, 0.1, 0.5
w -= rate * (gradient + decay * w)
print(w)
