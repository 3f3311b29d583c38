# tolerance: 0.01
import keras
import numpy as np

rng = np.random.default_rng(0)
x = rng.normal(size=(60, 20)).astype("float32")
y = rng.normal(size=(60, 1)).astype("float32")  # pure noise
train, validation = (x[:30], y[:30]), (x[30:], y[30:])

model = keras.Sequential([keras.Input((20,)), keras.layers.Dense(1)])

def run(epochs, **options):
    model.set_weights([np.zeros((20, 1)), np.zeros(1)])
    model.compile(keras.optimizers.SGD(0.1), "mse")
    stop = keras.callbacks.EarlyStopping(patience=3, **options)
    losses = model.fit(*train, validation_data=validation, verbose=0,
                       epochs=epochs, callbacks=[stop]).history
    final = model.evaluate(*validation, verbose=0)
    print(f"{len(losses['loss'])} epochs, best {stop.best:.4f}, "
          f"kept {final:.4f}")

run(50)                             # default: the last weights
run(50, restore_best_weights=True)  # the best weights
run(3, restore_best_weights=True)   # restored without a stop, too

# Without validation data there is no val_loss: it warns, never stops.
stop = keras.callbacks.EarlyStopping(patience=0)
ran = model.fit(*train, epochs=9, verbose=0, callbacks=[stop]).epoch
print("without validation data:", len(ran), "epochs")

# validation_split takes the last rows, before any shuffling: of data
# sorted by class (0 then 1), it holds out the second class alone.
model.set_weights([np.zeros((20, 1)), np.zeros(1)])  # predicts 0
model.compile(keras.optimizers.SGD(0.0), "mse")
logs = model.fit(x, np.repeat([0.0, 1.0], 30), validation_split=0.2,
                 verbose=0).history
print(f"loss {logs['loss'][0]:.3f}, val_loss {logs['val_loss'][0]:.3f}")
