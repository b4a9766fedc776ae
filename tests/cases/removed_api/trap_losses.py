import keras
import numpy as np
import tensorflow as tf
from keras.losses import mean_squared_error
from sklearn.metrics import mean_absolute_error


class Scale(keras.layers.Layer):
    def build(self, input_shape):
        self.scale = self.add_weight(shape=(input_shape[-1],), name="scale")
        self.shift = self.add_weight((1,), name="shift")

    def call(self, x):
        return x * self.scale + self.shift


class Table:
    def add_weight(self, name, value):
        self.value = value

    def add_metric(self, name):
        self.metric = name


table = Table()
table.add_weight("scale", 1)
table.add_metric("mean")
classes = tf.keras.utils.to_categorical(np.zeros(64), num_classes=2)
model = keras.Sequential([keras.Input([4]), Scale(), keras.layers.Dense(2)])
model.compile("adam", keras.losses.mean_squared_error, metrics=[tf.keras.metrics.mae])
model.compile("adam", mean_squared_error, metrics=["mean_squared_error"])
model.compile("adam", tf.keras.losses.MeanSquaredError(reduction="sum"))
model.fit(np.zeros([64, 4]), classes)
print(mean_absolute_error(classes, model.predict(np.zeros([64, 4]))))
