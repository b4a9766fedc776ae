"""Modules and wrappers have variables that train, and a `save` of their own."""

import tensorflow as tf
from networks import Encoder, Wrapper


class Plain:
    def __init__(self):
        self.net = Wrapper(32)

    @property
    def trainable_variables(self):
        return self.net.variables

    def summary(self):
        print(self.net)

    def save(self, path):
        self.net.write(path)

    def __call__(self, x, training=False):
        return self.net(x, training)


encoder, plain = Encoder(32), Plain()
optimizer = tf.keras.optimizers.Adam()
for _ in range(100):
    with tf.GradientTape() as tape, tf.GradientTape() as other:
        loss = tf.reduce_mean(encoder(tf.ones([4, 8])))
        second = tf.reduce_mean(plain(tf.ones([4, 8]), training=True))
    gradients = tape.gradient(loss, encoder.trainable_variables)
    optimizer.apply_gradients(zip(gradients, encoder.trainable_variables))
    other.gradient(second, plain.trainable_variables)
plain.summary()
plain.save("plain")
encoder.save("encoder")
