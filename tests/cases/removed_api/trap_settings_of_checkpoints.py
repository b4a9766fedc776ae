"""The settings may be others, or are those of Keras 3."""

import json

import numpy as np
import tensorflow as tf

KEEP = {"filepath": "best.weights.h5", "save_weights_only": True}
with open("settings.json") as file:
    settings = json.load(file)

network = tf.keras.Sequential([tf.keras.layers.Dense(3), tf.keras.layers.Dense(2)])
network.compile(tf.keras.optimizers.Adam(**settings), "mse")
callbacks = [
    tf.keras.callbacks.ModelCheckpoint(**KEEP),
    tf.keras.callbacks.ModelCheckpoint(**{"filepath": "best.h5", **settings}),
]
network.fit(np.ones((8, 3)), np.ones((8, 2)), callbacks=callbacks)
