# expect: ValueError
import os

os.environ["KERAS_BACKEND"] = "theano"  # before the import
import keras

print(keras.backend.backend())  # never reached
