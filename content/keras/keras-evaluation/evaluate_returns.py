import keras
import numpy as np

x, y = np.ones((8, 4), "float32"), np.zeros((8, 1), "float32")

def compiled(metrics):  # a fresh model each time
    model = keras.Sequential([
        keras.Input(shape=(4,)),
        keras.layers.Dense(1, kernel_initializer="ones"),
    ])
    model.compile(loss="mse", metrics=metrics)
    return model

for metrics in (None, ["mae"], ["mae", "mape"]):
    result = compiled(metrics).evaluate(x, y, verbose=0)
    size = len(result) if isinstance(result, list) else "no length"
    print(metrics, "->", type(result).__name__, size)

for metrics in (None, ["mae", "mape"]):
    try:
        loss, accuracy = compiled(metrics).evaluate(x, y, verbose=0)
    except (TypeError, ValueError) as error:
        print(type(error).__name__ + ":", error)

named = compiled(["mae"]).evaluate(x, y, verbose=0, return_dict=True)
print({name: float(value) for name, value in named.items()})
