"""A model whose builder stands in a table: what it is shows in how it is compiled."""

import tensorflow as tf

from networks import BUILDERS


def train(name, build, data, check):
    model = BUILDERS[name](classes=10)
    model.compile(loss="mean_squared_error", optimizer=tf.keras.optimizers.Adam(1e-3))
    model.fit(data, epochs=5, validation_data=check, use_multiprocessing=True)  # TFA310
    other = build(classes=10)
    other.compile(loss="mean_squared_error", optimizer="adam")
    other.fit(data, epochs=5, validation_data=check, workers=4)  # TFA310


BUILDERS["small"](3)
