from typing import Optional

import tensorflow as tf


def train(model: tf.keras.Model, data: tf.data.Dataset, check: Optional[tf.data.Dataset] = None):
    model.fit(data, validation_data=check, batch_size=32)  # TFA202
    model.evaluate(data, batch_size=64)  # TFA202


class Data:
    pass


def train_own(model: tf.keras.Model, data: Data, array: "tf.Tensor"):
    model.fit(data, batch_size=32)
    model.fit(array, batch_size=32)
