import random
from collections import deque

import gymnasium
import numpy as np
import tensorflow as tf


class Agent:
    def __init__(self):
        self.memory = deque(maxlen=2000)
        self.model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
        self.model.compile("adam", "mse")

    def replay(self, size):
        if len(self.memory) < size:
            return
        drawn = random.sample(self.memory, size)
        states = np.vstack([state for state, _, _ in drawn])
        targets = self.model.predict_on_batch(states)
        targets[range(size), [action for _, action, _ in drawn]] = [r for _, _, r in drawn]
        self.model.fit(states, targets, epochs=1, verbose=0)  # TFA703


def play(agent, environment, size=32):
    state, _ = environment.reset()
    for _ in range(200):
        after, reward, done, _, _ = environment.step(0)
        agent.memory.append((state, 0, reward))
        state = environment.reset()[0] if done else after
        if len(agent.memory) > size:
            agent.replay(size)


play(Agent(), gymnasium.make("CartPole-v1"))
