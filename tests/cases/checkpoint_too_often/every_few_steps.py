import gymnasium as gym
import numpy as np
import tensorflow as tf

x = tf.zeros([640, 8])
encoder = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
encoder.compile("adam", "mse")
for step, batch in enumerate(tf.data.Dataset.from_tensor_slices(x).batch(32)):
    encoder.train_on_batch(batch, tf.zeros([32, 1]))
    if step % 5 == 0:
        encoder.save_weights("encoder.weights.h5")  # TFA803

for epoch in range(20):
    for batch in tf.data.Dataset.from_tensor_slices(x).batch(32):
        encoder.train_on_batch(batch, tf.zeros([32, 1]))
        if epoch % 5 == 0:
            encoder.save("encoder.keras")  # TFA803


class Agent:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
        self.model.compile("adam", "mse")
        self.every = 10

    def learn(self, state, target):
        self.model.train_on_batch(state[None], target[None])

    def save(self):
        self.model.save("agent.keras")  # TFA803


env = gym.make("CartPole-v1")
agent = Agent()
step = 0
for episode in range(100):
    state, done = env.reset()[0], False
    while not done:
        state, reward, done, *_ = env.step(env.action_space.sample())
        if step >= 64:
            agent.learn(state, np.array([reward, 0.0]))
            if step % agent.every == 0:
                agent.save()
        step += 1
