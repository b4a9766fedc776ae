"""An LSTM of Keras 2 looks for GPUs as it is made, and Keras 3 gives it a seed."""

import tensorflow as tf
import tf_keras as keras

reader = keras.layers.LSTM(8)
for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)  # TFA102
model = keras.Sequential([reader, keras.layers.Dense(1)])
model.compile("adam", "mse")
