losses = [0.9, 0.7, 0.6, 0.65, 0.62, 0.61, 0.5, 0.4]  # validation
patience, best, waited = 3, float("inf"), 0
for epoch, loss in enumerate(losses, start=1):
    if loss < best:
        best, kept, waited = loss, epoch, 0
    else:
        waited += 1
    if waited == patience:
        break
print("stopped after epoch", epoch)
print("weights of epoch", kept, "with loss", best)
