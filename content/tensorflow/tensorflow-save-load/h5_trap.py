import os
import tempfile

import keras
import numpy as np

os.chdir(tempfile.mkdtemp())
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile("sgd", loss="mse")
model.fit(np.ones((8, 3)), np.ones((8, 1)), verbose=0)

for name in ("model.keras", "model.h5"):
    model.save(name)
    try:
        keras.saving.load_model(name)
        print(name, "loads")
    except (TypeError, ValueError) as error:
        print(name, "fails:", str(error).split(",")[0].splitlines()[0])

# Inference needs no loss and no metrics: then the old file opens.
old = keras.saving.load_model("model.h5", compile=False)
same = np.array_equal(old.predict(np.ones((1, 3)), verbose=0),
                      model.predict(np.ones((1, 3)), verbose=0))
print("model.h5 with compile=False: same output", same)
