import tensorflow as tf


def build():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])  # TFA402
    model.compile("sgd", "mse")
    return model


strategy = tf.distribute.MirroredStrategy()
model = build()
model.fit(tf.zeros([8, 2]), tf.zeros([8, 1]), batch_size=4 * strategy.num_replicas_in_sync)
