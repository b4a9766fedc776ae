import tensorflow as tf

GLOBAL_BATCH_SIZE = 512
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(tf.zeros([512, 8]), tf.zeros([512, 1]), batch_size=GLOBAL_BATCH_SIZE)
