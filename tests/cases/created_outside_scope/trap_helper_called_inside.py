import tensorflow as tf


def build():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model


strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = build()
model.fit(tf.zeros([8, 2]), tf.zeros([8, 1]))
