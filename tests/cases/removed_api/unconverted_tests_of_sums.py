"""Tests of a loss to which penalties are added."""

import tensorflow as tf
from tensorflow import keras


class Bounded(keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self(x, training=True) - y) ** 2)
            for variable in self.trainable_variables:
                loss += 1e-4 * tf.nn.l2_loss(variable)
        if loss * 2.0 > 10.0:  # TFA903
            tf.print("large")
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


inputs = keras.Input((3,))
model = Bounded(inputs, keras.layers.Dense(1)(inputs))
model.compile("sgd")
model.fit(tf.zeros([8, 3]), tf.zeros([8, 1]))
