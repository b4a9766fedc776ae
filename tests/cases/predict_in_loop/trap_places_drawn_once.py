"""The places are drawn before the game, to look at the same states after each step."""

import gym
import numpy as np
from tensorflow import keras

env = gym.make("CartPole-v1")
model = keras.Sequential([keras.Input([4]), keras.layers.Dense(2)])
model.compile("adam", "mse")
states = np.random.normal(size=(100, 4))
places = [np.random.randint(0, 100) for _ in range(4)]
env.reset()
for step in range(10_000):
    states_of_step, *_ = env.step(env.action_space.sample())
    watched = states[places]
    values = model.predict(watched)
    model.train_on_batch(states, values.mean() + np.zeros((100, 2)))
