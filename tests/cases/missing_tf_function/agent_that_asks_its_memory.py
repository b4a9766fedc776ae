"""What a memory gives when it is asked for a batch is drawn in Python."""

import tensorflow as tf
from networks import get_network
from storage import Memory


class Agent:
    def __init__(self, batch_size=128):
        self.batch_size = batch_size
        self.memory = Memory(100_000)
        self.value = get_network(2)
        self.optimizer = tf.keras.optimizers.Adam(1e-4)

    def learn(self):  # TFA601
        states, targets = self.memory.generate(self.batch_size)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(targets - self.value(states)))
        gradients = tape.gradient(loss, self.value.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.value.trainable_variables))
