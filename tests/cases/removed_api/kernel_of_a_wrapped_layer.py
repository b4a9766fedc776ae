import tensorflow as tf


class SpectralNormalization(tf.keras.layers.Wrapper):
    def build(self, input_shape):
        if not self.layer.built:
            self.layer.build(input_shape)
            self.w = self.layer.kernel
            self.u = self.add_weight(shape=(1, self.w.shape[-1]), trainable=False, name="u")
        super().build()

    def call(self, inputs):
        w = tf.reshape(self.w, [-1, self.w.shape[-1]])
        v = tf.nn.l2_normalize(tf.matmul(self.u, w, transpose_b=True))
        u = tf.nn.l2_normalize(tf.matmul(v, w))
        self.u.assign(u)
        self.layer.kernel = self.w / tf.matmul(tf.matmul(v, w), u, transpose_b=True)  # TFA903
        return self.layer(inputs)


def discriminator():
    return tf.keras.Sequential([
        tf.keras.Input([32, 32, 3]),
        SpectralNormalization(tf.keras.layers.Conv2D(64, 4, 2)),
        tf.keras.layers.Flatten(),
        SpectralNormalization(layer=tf.keras.layers.Dense(1)),
    ])


discriminator().summary()
