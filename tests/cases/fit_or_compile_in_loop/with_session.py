import random
from collections import deque

import gym
import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K

# As TensorFlow 1 was told how much memory to take.
config = tf.ConfigProto()
config.gpu_options.allow_growth = True
K.set_session(tf.Session(config=config))

env = gym.make("MountainCar-v0")
memory = deque(maxlen=10_000)
model = tf.keras.Sequential([tf.keras.Input([2]), tf.keras.layers.Dense(3)])
model.compile("adam", "mse")


def learn():
    batch = random.sample(memory, 32)
    states = np.array([state for state, _ in batch])
    targets = np.array([target for _, target in batch])
    model.fit(states, targets, verbose=0)  # TFA703


for _ in range(1000):
    state, done = env.reset(), False
    while not done:
        state, reward, done, _ = env.step(env.action_space.sample())
        memory.append((state, np.zeros(3) + reward))
        if len(memory) > 1000:
            learn()
