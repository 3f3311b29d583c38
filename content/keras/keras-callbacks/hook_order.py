import keras
import numpy as np

class Trace(keras.callbacks.Callback):
    depth = 0

def reporter(name):
    def hook(self, *args, logs=None):
        self.depth -= name.endswith("_end")
        print("  " * self.depth + name)
        self.depth += name.endswith("_begin")
    return hook

phases = ("train", "epoch", "train_batch", "test", "test_batch",
          "predict", "predict_batch")
for phase in phases:
    for moment in ("begin", "end"):
        name = f"on_{phase}_{moment}"
        setattr(Trace, name, reporter(name))

x, y = np.ones((4, 2), "float32"), np.ones((4, 1), "float32")
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
for call in ("fit", "evaluate", "predict"):
    print(call)
    data = (x,) if call == "predict" else (x, y)
    options = {"validation_data": (x, y)} if call == "fit" else {}
    getattr(model, call)(
        *data, batch_size=4, verbose=0, callbacks=[Trace()], **options)
