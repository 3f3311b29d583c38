import json
import os
import tempfile

import tensorflow as tf


class Line(tf.Module):
    def __init__(self, w, b):
        self.w, self.b = tf.Variable(w), tf.Variable(b)

    @tf.function(input_signature=[tf.TensorSpec([None, 3], name="x")])
    def predict(self, x):
        return {"scores": x @ self.w + self.b}  # named outputs


def export(model, version):  # the signature: "serving_default"
    folder = f"models/line/{version}"
    tf.saved_model.save(model, folder, signatures=model.predict)


def newest():  # the server's default policy: the highest number
    version = max(int(name) for name in os.listdir("models/line"))
    loaded = tf.saved_model.load(f"models/line/{version}")
    return version, loaded.signatures["serving_default"]


def post(body):  # POST /v1/models/line:predict
    version, serve = newest()
    rows = tf.constant(json.loads(body)["instances"], tf.float32)
    scores = serve(x=rows)["scores"].numpy().tolist()
    return version, json.dumps({"predictions": scores})


os.chdir(tempfile.mkdtemp())
w = [[1.0, 0.0], [0.0, 2.0], [-1.0, 1.0]]
body = '{"instances": [[1, 2, 3], [0, 1, 0]]}'
export(Line(w, [0.5, 0.0]), 9)
print("version %d\n%s" % post(body))
export(Line(w, [1.5, 0.0]), 10)  # a new folder: no restart
print("version %d\n%s" % post(body))  # as numbers: 10 > 9
try:
    post('{"instances": [[1, 2]]}')
except tf.errors.InvalidArgumentError:
    print("wrong shape: refused")
