"""A model that was trained elsewhere, with a loss of its own, predicts from files."""

import numpy as np
import tensorflow as tf
from volumes import correlation_loss


def volume(file):
    return np.load(file.numpy().decode()).astype("float32")


def predict(files, result):
    model = tf.keras.models.load_model("align.keras", custom_objects={"loss": correlation_loss})
    shown = tf.data.Dataset.from_tensor_slices(files)
    shown = shown.map(lambda file: tf.py_function(volume, [file], tf.float32)).batch(4)
    for batch in shown:
        result.write(str(model.predict_on_batch(batch)))
