import tensorflow as tf

gpus = tf.config.list_physical_devices("GPU")
strategy = tf.distribute.MirroredStrategy() if len(gpus) > 1 else tf.distribute.get_strategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")  # TFA402
model.fit(tf.zeros([8, 2]), tf.zeros([8, 1]))
