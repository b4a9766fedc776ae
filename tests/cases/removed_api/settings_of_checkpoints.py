"""Arguments that come out of a dict, or that `partial` was given."""

import functools

import numpy as np
import tensorflow as tf

KEEP = {"filepath": "best.h5", "save_weights_only": True}
adam = functools.partial(tf.keras.optimizers.Adam, lr=1e-3)

network = tf.keras.Sequential([tf.keras.layers.Dense(3), tf.keras.layers.Dense(2)])
network.compile(adam(), "mse")  # TFA903
keep = tf.keras.callbacks.ModelCheckpoint(**KEEP)  # TFA903
network.fit(np.ones((8, 3)), np.ones((8, 2)), callbacks=[keep])
