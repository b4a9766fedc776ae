"""Tests of what is computed of Python's numbers, or of what may be one."""

import tensorflow as tf
from tensorflow import keras


class Weighted(keras.Model):
    def train_step(self, data):
        x, y = data
        weight = 0.5 + 0.5 * len(self.layers)
        penalty = 0.0
        with tf.GradientTape() as tape:
            loss = weight * tf.reduce_mean((self(x, training=True) - y) ** 2)
            if self.losses:
                penalty = penalty + tf.add_n(self.losses)
            if weight * 2.0 > 1.0 and x.shape[-1] + 1 > 2:
                loss = loss + penalty
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


inputs = keras.Input((3,))
model = Weighted(inputs, keras.layers.Dense(1)(inputs))
model.compile("sgd")
model.fit(tf.zeros([8, 3]), tf.zeros([8, 1]))
