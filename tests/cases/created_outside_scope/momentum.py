import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(tf.keras.optimizers.SGD(0.1, momentum=0.9), "mse")  # TFA402
model.fit(x, y)
