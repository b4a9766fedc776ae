import random
from collections import deque

import gym
import numpy as np
import tensorflow as tf


class Agent:
    def __init__(self, env):
        self.env = env
        self.memory = deque(maxlen=1000)
        self.model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
        self.model.compile("adam", "mse")

    def replay(self):
        if len(self.memory) < 32:
            return
        batch = random.sample(self.memory, 32)
        states = np.array([state for state, _ in batch])
        self.model.train_on_batch(states, self.model.predict_on_batch(states))

    def train(self, episodes):
        writer = tf.summary.create_file_writer("logs")
        done, episode, steps, total = True, 0, 0, 0
        while episode < episodes:
            if done:
                with writer.as_default():
                    tf.summary.scalar("episode reward", total, step=episode)
                done, state, total = False, self.env.reset(), 0
                episode += 1
            state, reward, done, _ = self.env.step(self.env.action_space.sample())
            self.memory.append((state, reward))
            self.replay()
            total += reward
            steps += 1
            with writer.as_default():
                tf.summary.scalar("step reward", reward, step=steps)  # TFA802


Agent(gym.make("CartPole-v0")).train(50)
