"""Networks from a module out of sight, which train by a tape, predict and exchange weights."""

import gym
import numpy as np
import tensorflow as tf
from networks import Actor, Wrapper


class Agent:
    def __init__(self, env):
        self.env = env
        self.optimizer = tf.keras.optimizers.Adam()
        self.actor = Actor(4).model()
        self.target = Actor(4).model()
        self.target.set_weights(self.actor.get_weights())
        self.other = Wrapper(4)

    def act(self, state):
        return self.actor.predict(state).ravel()[0]  # TFA204

    def guess(self, state):
        return self.other.predict(state)[0]

    @tf.function
    def learn(self, states, q):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.actor(states) * q) + self.other(states)
        weights = self.actor.trainable_variables + self.other.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))

    def train(self):
        state = self.env.reset()
        for step in range(10_000):
            action = self.act((state - self.env.low) / self.env.high)
            self.guess(np.array([state]))
            state, reward, done, info = self.env.step(action)
            self.learn(tf.constant([state]), tf.constant([reward]))


Agent(gym.make("Pendulum-v0")).train()
