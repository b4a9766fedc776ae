import sys

import tensorflow as tf

strategy = None
if "--several" in sys.argv:
    strategy = tf.distribute.MirroredStrategy()

if strategy is not None:
    with strategy.scope():
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model.compile("sgd", "mse")
else:
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(tf.zeros([8, 2]), tf.zeros([8, 1]))
