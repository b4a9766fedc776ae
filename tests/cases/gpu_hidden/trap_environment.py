"""Small networks that wait for a game: nothing for a GPU."""

import gymnasium as gym
import numpy as np
import tensorflow as tf

env = gym.make("CartPole-v1")
model = tf.keras.Sequential([tf.keras.layers.Dense(24, activation="relu"), tf.keras.layers.Dense(2)])
model.compile("adam", "mse")
with tf.device("/CPU:0"):
    for episode in range(500):
        state, _ = env.reset()
        done = False
        while not done:
            action = np.argmax(model(state[None]))
            state, reward, done, _, _ = env.step(action)
            model.fit(state[None], model(state[None]), verbose=0)
