"""The seed of TensorFlow 1, in its module, by what another module hands on."""

import tensorflow as tf

tf.random.set_random_seed(7)  # TFA903
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
