"""Nobody is trained here, whatever it is that gets the data."""

import tensorflow as tf


def report(model, x):
    print(model.evaluate(tf.data.Dataset.from_tensor_slices(x).shuffle(16).batch(32)))
    return model.predict(tf.data.Dataset.from_tensor_slices(x).shuffle(16).batch(32))
