import numpy as np

MOMENTUM, EPSILON = 0.9, 1e-3
rng = np.random.default_rng(0)
x = rng.normal([5, -2], [3, 0.5], size=(8, 2))  # 8 rows, 2 features

gamma, beta = np.ones(2), np.zeros(2)  # learnt by gradient descent
moving_mean, moving_var = np.zeros(2), np.ones(2)  # not learnt


def batch_norm(x, training):
    global moving_mean, moving_var
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)  # over the batch
        moving_mean = MOMENTUM * moving_mean + (1 - MOMENTUM) * mean
        moving_var = MOMENTUM * moving_var + (1 - MOMENTUM) * var
    else:
        mean, var = moving_mean, moving_var
    return gamma * (x - mean) / np.sqrt(var + EPSILON) + beta


def show(name, values):
    print(f"{name:26}", *(f"{v + 0.0:8.3f}" for v in values))


out = batch_norm(x, training=True)
show("training: mean", out.mean(axis=0).round(6))
show("training: deviation", out.std(axis=0))
show("moving mean, 1 step", moving_mean)
show("moving variance, 1 step", moving_var)
show("inference, row 0, 1 step", batch_norm(x[:1], training=False)[0])
for _ in range(199):
    batch_norm(x, training=True)
show("moving mean, 200 steps", moving_mean)
show("moving variance, 200 steps", moving_var)
show("inference, row 0", batch_norm(x[:1], training=False)[0])
show("training, row 0 of 8", out[0])
show("training, row 0 alone", batch_norm(x[:1], training=True)[0])
