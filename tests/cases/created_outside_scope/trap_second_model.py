import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(tf.zeros([8, 2]), tf.zeros([8, 1]))

reference = tf.keras.Sequential([tf.keras.layers.Dense(1)])
reference.compile("sgd", "mse")
reference.fit(tf.zeros([8, 2]), tf.zeros([8, 1]))
