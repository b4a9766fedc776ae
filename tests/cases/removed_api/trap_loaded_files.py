import os
import sys

import tensorflow as tf

NAME = sys.argv[1]
models = [
    tf.keras.models.load_model("model.h5"),
    tf.keras.models.load_model("model.keras", compile=False),
    tf.keras.models.load_model(NAME),
    tf.keras.models.load_model(os.path.join("models", NAME)),
    tf.keras.models.load_model(f"models/{NAME}"),
    tf.keras.models.load_model("gs://bucket/model"),
    tf.saved_model.load("saved_model"),
]
try:
    models.append(tf.keras.models.load_model("saved_model"))
except ValueError:
    models.append(tf.keras.layers.TFSMLayer("saved_model", call_endpoint="serving_default"))
print(models)
