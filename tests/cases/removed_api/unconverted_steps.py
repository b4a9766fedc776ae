"""A step and a loss of one's own, whose flow depends on tensors."""

import tensorflow as tf
from tensorflow import keras


class Trained(keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self(x, training=True) - y) ** 2)
            for _ in tf.range(2):  # TFA903
                loss = loss + 0.1
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


def bounded(y_true, y_pred):
    error = tf.reduce_mean(tf.abs(y_true - y_pred))
    if tf.greater(error, 1.0):  # TFA903
        error = tf.sqrt(error)
    return error


inputs = keras.Input((3,))
model = Trained(inputs, keras.layers.Dense(1)(inputs))
model.compile("sgd")
model.fit(tf.zeros([8, 3]), tf.zeros([8, 1]))

other = keras.Sequential([keras.layers.Dense(1)])
other.compile(optimizer="sgd", loss=bounded)
other.fit(tf.zeros([8, 3]), tf.zeros([8, 1]))
