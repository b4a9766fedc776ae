"""Functions and methods that a loop calls for each batch."""

import tensorflow as tf

net = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)


def train_step(x, y, rate):
    optimizer = tf.keras.optimizers.Adam(rate)  # TFA707
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(net(x, training=True) - y))
    gradients = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(gradients, net.trainable_variables))


class Trainer:
    def __init__(self, model, rate):
        self.model, self.rate = model, rate

    def optimizer(self):
        return tf.keras.optimizers.RMSprop(self.rate)  # TFA707

    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.model(x, training=True) - y))
        gradients = tape.gradient(loss, self.model.trainable_weights)
        self.optimizer().apply_gradients(zip(gradients, self.model.trainable_weights))

    def fit(self, data):
        for x, y in data:
            self.step(x, y)


for x, y in dataset:
    train_step(x, y, 1e-3)
Trainer(net, 1e-3).fit(dataset)
