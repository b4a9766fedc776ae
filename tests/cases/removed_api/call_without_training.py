"""A `call` whose `training` has no default needs it in each call that Keras does not make itself."""

import tensorflow as tf


class Encoder(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.dense = tf.keras.layers.Dense(units)
        self.drop = tf.keras.layers.Dropout(0.2)

    def call(self, inputs, training):
        return self.drop(self.dense(inputs), training=training)


class Reader(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder(8)
        self.head = tf.keras.layers.Dense(1)

    def call(self, inputs, training, mask=None):
        return self.head(self.encoder(inputs))  # TFA903


class Critic(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.head = tf.keras.layers.Dense(1)

    def call(self, inputs, training, weights):
        return self.head(inputs) * weights


inputs = tf.keras.Input([4])
model = tf.keras.Model(inputs, Encoder(2)(inputs))  # TFA903
reader, critic = Reader(), Critic()
reader(tf.zeros([2, 4]))  # TFA903
critic(tf.zeros([2, 4]), weights=tf.ones([2, 1]))  # TFA903
stacked = tf.keras.Sequential([tf.keras.Input([4]), Encoder(2)])  # TFA903
longer = tf.keras.Sequential()
longer.add(tf.keras.Input([4]))
longer.add(Encoder(2))  # TFA903
