import tensorflow as tf

x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(x, y, batch_size=32)  # TFA403
