import tensorflow as tf


class Block(tf.keras.layers.Layer):
    def __init__(self, filters):
        super().__init__()
        self.convolution = tf.keras.layers.Conv2D(filters, 3)  # TFA003
        self.normalisation = tf.keras.layers.BatchNormalization()
        self.first = tf.keras.layers.Conv1D(8, 3)
        self.second = tf.keras.layers.BatchNormalization(trainable=False)

    def call(self, x, training=None):
        x = self.convolution(x)
        x = self.normalisation(x, training=training)
        return self.second(self.first(tf.nn.relu(x)))
