import tensorflow as tf


class Linear(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units

    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], self.units))

    def call(self, x):
        return x @ self.kernel


own = tf.keras.Sequential([tf.keras.Input([3]), Linear(4), Linear(1)])
for i in range(len(own.layers)):
    own.layers[i].kernel = tf.zeros([4, 4])
upsampling = tf.keras.Sequential([
    tf.keras.Input([8, 8, 3]),
    tf.keras.layers.Conv2DTranspose(8, 3),
    tf.keras.layers.DepthwiseConv2D(3),
])
for layer in upsampling.layers:
    layer.kernel = tf.zeros([3, 3, 8, 3])
