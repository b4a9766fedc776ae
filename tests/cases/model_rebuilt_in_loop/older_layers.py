"""What is older than the loop keeps its name, which the next model would get again."""

import tensorflow as tf

x, y = tf.zeros([256, 8]), tf.zeros([256, 1])
inputs = tf.keras.Input((8,))
shared = tf.keras.layers.Dense(16)
for rate in [0.1, 0.01, 0.001]:
    model = tf.keras.Model(inputs, tf.keras.layers.Dense(1)(shared(inputs)))  # TFA704
    model.compile(tf.keras.optimizers.SGD(rate), "mse")
    model.fit(x, y, epochs=3)
for rate in [0.1, 0.01, 0.001]:
    model = tf.keras.Sequential()  # TFA704
    model.add(shared)
    model.add(tf.keras.layers.Dense(1))
    model.compile(tf.keras.optimizers.SGD(rate), "mse")
    model.fit(x, y, epochs=3)
