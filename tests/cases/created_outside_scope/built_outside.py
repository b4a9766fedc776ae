import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(4), tf.keras.layers.Dense(1)])
model.build((None, 8))  # TFA402
with strategy.scope():
    model.compile("adam", "mse")
model.fit(x, y, batch_size=8 * strategy.num_replicas_in_sync)
