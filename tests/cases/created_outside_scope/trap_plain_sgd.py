import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
strategy = tf.distribute.MirroredStrategy()
plain = tf.keras.optimizers.SGD(0.1)
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    other = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    other.compile(plain, "mse")
model.compile("sgd", "mse", metrics=["mae"])  # keeps nothing that would have to be mirrored
model.fit(x, y)
other.fit(x, y)
