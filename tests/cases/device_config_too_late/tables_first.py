"""The layers that look words up make a table as they are made."""

import tensorflow as tf

words = tf.keras.layers.StringLookup(vocabulary=["red", "green"])
tf.config.threading.set_inter_op_parallelism_threads(2)  # TFA102
model = tf.keras.Sequential([words, tf.keras.layers.Embedding(3, 4), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
