"""An agent takes one step after each of its games, which takes longer than a few numbers."""

import gym
import numpy as np
import tensorflow as tf


class Agent:
    def __init__(self, env):
        self.env = env
        self.writer = tf.summary.create_file_writer("logs")
        self.policy = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
        self.optimizer = tf.keras.optimizers.Adam()

    def play(self):
        states, rewards, done = [], [], False
        state = self.env.reset()
        while not done:
            action = np.argmax(self.policy(state[None]))
            states.append(state)
            state, reward, done, _ = self.env.step(action)
            rewards.append(reward)
        return np.array(states, "float32"), np.array(rewards, "float32")

    @tf.function(reduce_retracing=True)
    def learn(self, states, rewards):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(rewards * tf.reduce_max(self.policy(states), axis=1))
        gradients = tape.gradient(loss, self.policy.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.policy.trainable_variables))
        return loss

    def train(self, games):
        for game in range(games):
            states, rewards = self.play()
            loss = self.learn(states, rewards)
            with self.writer.as_default():
                tf.summary.scalar("loss", loss, step=game)
                tf.summary.scalar("reward", rewards.sum(), step=game)


Agent(gym.make("CartPole-v0")).train(1000)
