import tensorflow as tf
from tensorflow import keras


class Affine(keras.layers.Layer):
    def __init__(self, width, units):
        super().__init__()
        start = tf.random_normal_initializer()
        self.kernel = tf.Variable(  # TFA903
            initial_value=start(shape=(width, units), dtype="float32"), trainable=True
        )
        self.offset = tf.Variable(tf.zeros([units]), trainable=True, name="offset")  # TFA903

    def call(self, inputs):
        return tf.matmul(inputs, self.kernel) + self.offset


class Codes(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(4)

    def build(self, input_shape):
        self.codes = tf.Variable(tf.random.normal([16, 4]))  # TFA903
        super().build(input_shape)

    def call(self, inputs):
        return tf.matmul(self.dense(inputs), self.codes, transpose_b=True)


class Scales(keras.layers.Layer):
    def build(self, input_shape):
        glorot = keras.initializers.GlorotUniform()
        self.scales = [
            tf.Variable(glorot([8, 8])),  # TFA903
            tf.Variable(glorot([8, 8])),  # TFA903
        ]

    def call(self, inputs):
        for scale in self.scales:
            inputs = tf.matmul(inputs, scale)
        return inputs


model = keras.Sequential([keras.Input((8,)), Affine(8, 8), Scales()])
model.compile("adam", "mse")
model.fit(tf.zeros([8, 8]), tf.zeros([8, 8]))
codes = Codes()
codes.compile("adam", "mse")
codes.fit(tf.zeros([8, 8]), tf.zeros([8, 16]))
