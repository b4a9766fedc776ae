import tensorflow as tf

layer = tf.keras.layers.TimeDistributed(tf.keras.layers.Dense(3))
print(layer(tf.zeros([2, 5, 4])).shape)
