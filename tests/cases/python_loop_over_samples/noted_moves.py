"""REINFORCE: the states of all moves are noted, and the policy takes them one by one in the tape."""

import numpy as np
import tensorflow as tf

policy = tf.keras.Sequential([tf.keras.layers.Dense(16, "relu"), tf.keras.layers.Dense(2)])
optimizer = tf.keras.optimizers.Adam(0.01)


class Agent:
    def __init__(self, env):
        self.env = env
        self.state_memory, self.action_memory, self.rewards = [], [], []

    def play(self):
        state, done = self.env.reset(), False
        while not done:
            action = int(np.random.rand() < 0.5)
            self.state_memory.append(state)
            self.action_memory.append(action)
            state, reward, done = self.env.step(action)
            self.rewards.append(reward)

    def learn(self):
        returns = np.cumsum(self.rewards[::-1])[::-1]
        with tf.GradientTape() as tape:
            loss = 0.0
            for idx, (g, state) in enumerate(zip(returns, self.state_memory)):
                state = tf.convert_to_tensor([state], tf.float32)
                logits = policy(state)  # TFA205
                loss -= g * tf.nn.log_softmax(logits)[0, self.action_memory[idx]]
        gradients = tape.gradient(loss, policy.trainable_variables)
        optimizer.apply_gradients(zip(gradients, policy.trainable_variables))


class Walk:
    def reset(self):
        self.place = 0
        return np.array([0.0, 1.0], "float32")

    def step(self, action):
        self.place += 1
        return np.array([self.place, 1.0], "float32"), 1.0, self.place == 20


agent = Agent(Walk())
agent.play()
agent.learn()
