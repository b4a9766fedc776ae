import tensorflow as tf
from tensorflow import keras


def block(inputs, name):
    return keras.layers.Dense(4, name=name.replace("/", "_"))(inputs)


class Scale(tf.Module):
    def __init__(self):
        super().__init__(name="scale")
        self.gain = tf.Variable(1.0, name="scale/gain")


inputs = keras.Input((8,))
model = keras.Model(inputs, block(inputs, "stem/dense"))
model.compile("adam", "mse", metrics=[keras.metrics.MeanSquaredError(name="val/mse")])
with tf.name_scope("train/step"):
    total = tf.add(1.0, Scale().gain, name="train/total")
