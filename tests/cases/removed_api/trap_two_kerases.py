"""Each Keras with what it made itself, one of both by a condition, and what any tensor goes through."""

import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.python.keras import layers as private  # TFA903
from tensorflow.python.keras.models import Model  # TFA903
from tensorflow.python.keras.optimizer_v2.adam import Adam  # TFA903

try:
    from tensorflow.keras.layers import Dense
except ImportError:
    from tensorflow.python.keras.layers import Dense

inputs = private.Input(shape=(8,))
model = Model(inputs, private.Dense(1)(inputs))
model.compile(optimizer=Adam(1e-3), loss="mse")

images = layers.Input(shape=(8,))
doubled = private.Lambda(lambda x: 2 * x)(images)
network = tf.keras.Model(images, private.Add()([images, Dense(8)(doubled)]))
network.compile(optimizer=tf.keras.optimizers.Adam(1e-3), loss="mse")
