"""The variables of a `tf.Module` that keeps layers of Keras."""

import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Encoder(tf.Module):
    def __init__(self):
        super().__init__()
        self.layers = [layers.Dense(8, activation="relu"), layers.Dense(1)]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


class Agent(tf.Module):
    def __init__(self, name=None):
        super().__init__(name=name)
        self.network = keras.Sequential([layers.Dense(4), layers.Dense(1)])
        self.optimizer = keras.optimizers.Adam()

    def learn(self, x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.network(x) ** 2)
        gradients = tape.gradient(loss, self.trainable_variables)  # TFA903
        self.optimizer.apply_gradients(
            zip(gradients, self.trainable_variables)  # TFA903
        )
        return loss


class Linear(tf.Module):
    def __init__(self):
        super().__init__()
        self.weight = tf.Variable(tf.ones([8, 1]))

    def __call__(self, x):
        return x @ self.weight


class Listed(tf.Module):
    def __init__(self):
        super().__init__()
        self.network = keras.Sequential([layers.Dense(1)])

    @property
    def trainable_variables(self):
        return self.network.trainable_variables


class Model(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1)

    def call(self, x):
        return self.dense(x)


optimizer = keras.optimizers.Adam()


def train(model, batch):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(batch) ** 2)
    return tape.gradient(loss, model.trainable_variables)


encoder = Encoder()
encoder(tf.ones([4, 8]))
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(encoder(tf.ones([4, 8])) ** 2)
print(tape.gradient(loss, encoder.trainable_variables))  # TFA903
print(Agent().learn(tf.ones([4, 8])))
print(train(Linear(), tf.ones([4, 8])), train(Model(), tf.ones([4, 8])))
print(Listed().trainable_variables, encoder.layers[0].trainable_variables)
