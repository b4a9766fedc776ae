"""TensorFlow comes by a star from a module that is not here."""

from common import *

tf.config.run_functions_eagerly(True)  # TFA506
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(np.zeros([8, 1]), np.zeros([8, 1]))
