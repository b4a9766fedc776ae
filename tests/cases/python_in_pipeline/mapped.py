import numpy as np
import tensorflow as tf


def read(path):
    return np.zeros([8, 8], "float32")


class Data:
    def load(self, path):
        image = tf.numpy_function(read, [path], tf.float32)  # TFA309
        image.set_shape([8, 8])
        return image, 1.0

    def build(self, paths):
        return tf.data.Dataset.from_tensor_slices(paths).map(self.load, tf.data.AUTOTUNE).batch(4)


model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(Data().build(["a", "b", "c", "d"]), verbose=0)
