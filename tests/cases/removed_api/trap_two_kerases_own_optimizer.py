"""An optimizer whose class is made out of sight may be of either."""

import tensorflow as tf
from privacy import make_class


def compiled(base):
    optimizer_class = make_class(base)
    optimizer = optimizer_class(clip=1.0)
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(optimizer=optimizer, loss="mse")
    return model


compiled(tf.keras.optimizers.Adam).fit(x, y)
