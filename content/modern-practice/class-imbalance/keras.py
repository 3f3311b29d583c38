import keras
import numpy as np
from sklearn.metrics import average_precision_score, roc_auc_score

rng = np.random.default_rng(0)
y = (rng.random(20_000) < 0.02).astype("float32")  # 2 % positive
x = rng.normal(size=(20_000, 2)).astype("float32")
x += 1.5 * y[:, None]  # positives lie further out
x, x_test, y, y_test = x[:10000], x[10000:], y[:10000], y[10000:]
WEIGHT = 49.0  # negatives per positive


def report(name, logit):
    yes, p = logit > 0, 1 / (1 + np.exp(-logit))
    print(f"{name:11} recall {yes[y_test == 1].mean():.3f}, "
          f"precision {y_test[yes].mean() if yes.any() else 0:.3f}, "
          f"accuracy {(yes == y_test).mean():.3f}, "
          f"mean p {p.mean():.3f}")


def train(weight):
    model = keras.Sequential([
        keras.Input((2,)),
        keras.layers.Dense(1, kernel_initializer="zeros")])
    model.compile(
        keras.optimizers.SGD(1.0, momentum=0.9),
        keras.losses.BinaryCrossentropy(from_logits=True))
    model.fit(x, y, batch_size=10_000, epochs=300, verbose=0,
              class_weight={0: 1.0, 1: weight})
    return model.predict(x_test, batch_size=10_000, verbose=0)[:, 0]


report("before", np.zeros(10_000))
plain, weighted = train(1.0), train(WEIGHT)
report("plain", plain)
report("weighted", weighted)
report("moved", plain + np.log(WEIGHT))  # threshold at p = 1/50
report("corrected", weighted - np.log(WEIGHT))
for name, logit in ("plain", plain), ("weighted", weighted):
    print(f"{name}: ROC AUC {roc_auc_score(y_test, logit):.3f}, average"
          f" precision {average_precision_score(y_test, logit):.3f}")
