import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
strategy = tf.distribute.MirroredStrategy()
model = tf.keras.models.load_model("model.keras")  # TFA402
model.fit(x, y, batch_size=8 * strategy.num_replicas_in_sync)
