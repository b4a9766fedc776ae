"""What Keras 3 gives layers, and what their methods take."""

import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Scale(layers.Layer):
    def build(self, input_shape):
        width = input_shape.as_list()[-1]  # TFA903
        self.rank = input_shape.rank  # TFA903
        self.scale = self.add_weight(name="scale", shape=(8), initializer="ones")  # TFA903
        self.shift = self.add_variable("shift", shape=[width])  # TFA903
        self._trainable_weights.append(self.scale)  # TFA903

    def call(self, inputs):
        self.add_loss(tf.reduce_mean(inputs), inputs=inputs)  # TFA903
        return inputs * self.scale + self.shift

    def compute_output_shape(self, input_shape):
        return tf.TensorShape(input_shape).as_list()


class Plain(layers.Layer):
    def build(self, input_shape):
        shape = tf.TensorShape(input_shape)
        self.scale = self.add_weight(name="scale", shape=(shape.as_list()[-1],))
        self.rank = shape.rank

    def call(self, inputs):
        self.add_loss(tf.reduce_mean(inputs))
        return inputs * self.scale


class Ranked(keras.losses.Loss):
    def __init__(self):
        super().__init__(reduction="auto", name="ranked")  # TFA903

    def call(self, y_true, y_pred):
        return tf.reduce_mean(y_true - y_pred)


class Summed(keras.losses.Loss):
    def __init__(self):
        super().__init__(reduction="sum", name="summed")

    def call(self, y_true, y_pred):
        return tf.reduce_mean(y_true - y_pred)


model = keras.Sequential([
    keras.Input((8, 8, 3)),
    layers.Conv2D(4, 3, padding="SAME"),
    layers.MaxPooling2D(2, padding="SAME"),  # TFA903
    layers.AveragePooling2D(2, padding="valid"),
    layers.Flatten(),
    layers.Dense(1, name="out"),
])
for layer in model.layers:
    print(layer.name, layer.output_shape)  # TFA903
model.compile("adam", loss={"out": "mse"}, metrics={"out": "mae"})  # TFA903
model.compile("adam", loss=Ranked(), metrics=["mae", "mse"])
model.compile("adam", loss=Summed(), metrics=["mae", "mse"])
scores = model.evaluate(np.zeros((8, 8, 8, 3)), np.zeros((8, 1)))
print(scores[model.metrics_names.index("mae")])  # TFA903
print(model.metrics_names.index("loss"), [o.op for o in model.outputs])  # TFA903
attention = layers.Attention(use_scale=True, causal=True)  # TFA903
attention = layers.Attention(use_scale=True)
cell = layers.LSTMCell(8)
state = cell.get_initial_state(batch_size=4, dtype=tf.float32)  # TFA903
state = cell.get_initial_state(batch_size=4)
one_way = tf.compat.v1.keras.layers.CuDNNLSTM(8)  # TFA903
print(tf.losses.mean_squared_error(scores, scores))  # TFA903
print(tf.losses.mean_squared_error(labels=scores, predictions=scores))  # TFA903
print(tf.initializers.normal(stddev=0.1))  # TFA903
print(Scale()(np.zeros((4, 8))), Plain()(np.zeros((4, 8))))
