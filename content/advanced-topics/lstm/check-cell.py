forget, write, candidate, cell = 0.9, 0.1, 1.0, 5.0
cell = forget * cell + write * candidate
print(round(cell, 2))
