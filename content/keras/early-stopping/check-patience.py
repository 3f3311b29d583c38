losses = [0.9, 0.7, 0.8, 0.75, 0.6, 0.65]
best, waited, patience = float("inf"), 0, 2
for epoch, loss in enumerate(losses):
    waited = 0 if loss < best else waited + 1
    best = min(best, loss)
    if waited == patience:
        break
print(epoch, best)
