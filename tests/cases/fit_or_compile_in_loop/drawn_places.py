"""An agent that trains on rows at random places, as soon as its memory has enough of them."""

import gymnasium as gym
import numpy as np
from tensorflow import keras


class Memory:
    def __init__(self, size):
        self.counter = 0
        self.states, self.rewards = np.zeros([size, 4]), np.zeros(size)

    def sample(self, count):
        places = np.random.choice(min(self.counter, len(self.states)), count)
        return self.states[places], self.rewards[places]


class Agent:
    def __init__(self, batch_size=64):
        self.memory, self.batch_size = Memory(1000), batch_size
        self.network = keras.Sequential([keras.Input([4]), keras.layers.Dense(2)])
        self.network.compile("adam", "mse")

    def learn(self):
        if self.memory.counter > self.batch_size:
            states, rewards = self.memory.sample(self.batch_size)
            values = self.network.predict_on_batch(states)
            values[:, 0] = rewards
            self.network.fit(states, values, verbose=0)  # TFA703


env, agent = gym.make("CartPole-v1"), Agent()
state, done = env.reset()[0], False
while not done:
    state, reward, done, *_ = env.step(0)
    agent.memory.states[agent.memory.counter % 1000] = state
    agent.memory.counter += 1
    agent.learn()
