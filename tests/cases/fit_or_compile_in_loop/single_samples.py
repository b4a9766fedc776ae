import numpy as np
import tensorflow as tf


class Agent:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
        self.model.compile("adam", "mse")

    def replay(self, memory):
        for state, action, reward in memory:
            target = self.model.predict_on_batch(state)
            target[0][action] = reward
            self.model.fit(np.reshape(state, [1, 4]), target, verbose=0)  # TFA703

    def replay_with_predict(self, memory):
        for state, action, reward in memory:
            target = self.model.predict(state, verbose=0)
            target[0][action] = reward
            self.model.fit(state, target, epochs=1, verbose=0)  # TFA703


agent = Agent()
memory = [(np.ones([1, 4]), 0, 1.0)] * 20
agent.replay(memory)
agent.replay_with_predict(memory)
