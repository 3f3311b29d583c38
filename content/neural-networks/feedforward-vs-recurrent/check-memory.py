w, u, h = 1.0, 0.5, 0.0
for x in (1.0, 0.0, 0.0):
    h = w * x + u * h
    print(h)
