import tensorflow as tf
from tensorflow import keras
from tensorflow.keras.layers import Dense, Layer


class Gate(Layer):
    def build(self, input_shape):
        self.dense = Dense(input_shape[-1])
        self.dense.build(input_shape)
        self.trainable_weights = self.dense.trainable_weights  # TFA903
        super().build(input_shape)

    def call(self, inputs):
        return inputs * self.dense(inputs)


class Coder(keras.Model):
    def __init__(self):
        super().__init__()
        self.inner = Dense(8)
        self.metrics = [keras.metrics.Mean(name="loss")]  # TFA903
        self.output = Dense(2)  # TFA903

    def call(self, inputs):
        return self.output(self.inner(inputs))


optimizer = keras.optimizers.Adam(0.01)
optimizer.iterations = tf.Variable(100, dtype=tf.int64)  # TFA903
