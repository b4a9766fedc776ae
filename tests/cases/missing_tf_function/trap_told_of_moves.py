"""Methods that are given batches, whatever they call them, and some that others may compile."""

import tensorflow as tf
from agents import Compiled, step_of


class Learner:
    """Of batches, as far as is known: who draws them may trace the step."""

    def __init__(self):
        self.value = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
        self.optimizer = tf.keras.optimizers.Adam()

    def learn(self, state, reward, next_state, done):
        target = reward + 0.9 * (1.0 - done) * self.value(next_state)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((target - self.value(state)) ** 2)
        gradients = tape.gradient(loss, self.value.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.value.trainable_variables))

    @tf.function
    def train(self, state, reward, next_state, done):
        with tf.GradientTape() as tape:
            target = reward + 0.9 * (1.0 - done) * self.value(next_state[None])
            loss = tf.reduce_mean((target - self.value(state[None])) ** 2)
        gradients = tape.gradient(loss, self.value.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.value.trainable_variables))

    @step_of("learner")
    def update(self, state, reward, next_state, done):
        with tf.GradientTape() as tape:
            target = reward + 0.9 * (1.0 - done) * self.value(next_state[None])
            loss = tf.reduce_mean((target - self.value(state[None])) ** 2)
        gradients = tape.gradient(loss, self.value.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.value.trainable_variables))


class Child(Compiled):
    """Its base may compile what it learns by."""

    def learn(self, state, reward, next_state, done):
        with tf.GradientTape() as tape:
            target = reward + 0.9 * (1.0 - done) * self.value(next_state[None])
            loss = tf.reduce_mean((target - self.value(state[None])) ** 2)
        gradients = tape.gradient(loss, self.value.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.value.trainable_variables))


class Reading(Compiled):
    """What is read is what a graph gives, or it is read where something asks for it."""

    @tf.function
    def step(self, states, targets):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((targets - self.value(states)) ** 2)
        gradients = tape.gradient(loss, self.value.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.value.trainable_variables))
        return loss

    def update(self, states, rewards, next_states, dones):
        targets = rewards + 0.9 * (1.0 - dones) * self.value(next_states)
        return self.step(states, targets).numpy()

    def train(self, states, rewards, next_states, dones, verbose=False):
        targets = rewards + 0.9 * (1.0 - dones) * self.value(next_states)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((targets - self.value(states)) ** 2)
        gradients = tape.gradient(loss, self.value.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.value.trainable_variables))
        if verbose:
            print(loss.numpy())
