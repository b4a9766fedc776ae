import tensorflow as tf

x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
device = "/GPU:0" if tf.config.list_physical_devices("GPU") else "/CPU:0"
with tf.device(device):
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(x, y)
