"""The optimizer from outside trains: it takes the place of the one from inside."""

import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
late = tf.keras.optimizers.Adam(4e-3)  # TFA402

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(8), tf.keras.layers.Dense(1)])
    model.compile(tf.keras.optimizers.Adam(1e-3), "mse")
    model.compile(late, "mse")
model.fit(x, y, epochs=2)
