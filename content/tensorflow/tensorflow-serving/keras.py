import json
import os
import tempfile

import keras
import numpy as np
import tensorflow as tf

os.chdir(tempfile.mkdtemp())
model = keras.Sequential(
    [keras.Input((3,), name="x"), keras.layers.Dense(2)])
model.set_weights([np.float32([[1, 0], [0, 2], [-1, 1]]),
                   np.float32([0.5, 0])])

# The last folder is the version; the batch axis stays open.
model.export("models/line/1", verbose=False)
print("files:", *sorted(os.listdir("models/line/1")))

# Loaded without Keras, as the server does.
loaded = tf.saved_model.load("models/line/1")
print("signatures:", *loaded.signatures)
serve = loaded.signatures["serving_default"]
(name,) = serve.structured_input_signature[1]
print("input:", name, serve.structured_input_signature[1][name].shape)

# The body of a REST call: POST /v1/models/line:predict
body = json.dumps({"instances": [[1, 2, 3], [0, 1, 0]]})
rows = tf.constant(json.loads(body)["instances"], tf.float32)
(answer,) = serve(**{name: rows}).values()
print(json.dumps({"predictions": answer.numpy().tolist()}))
print("equal to the model:", np.array_equal(answer, model(rows)))

# A signature of your own: what the client needs, and no more.
archive = keras.export.ExportArchive()
archive.track(model)
archive.add_endpoint(
    "serve", fn=lambda x: {"class": keras.ops.argmax(model(x), axis=1)},
    input_signature=[keras.InputSpec(shape=(None, 3), dtype="float32")])
archive.write_out("models/line/2", verbose=False)
serve = tf.saved_model.load("models/line/2").signatures["serve"]
print("version 2:", serve(rows)["class"].numpy().tolist())
