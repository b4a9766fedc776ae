import gymnasium as gym
import numpy as np
import tensorflow as tf

env = gym.make("CartPole-v1")
model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(2)])
state, _ = env.reset()
for _ in range(200):
    action = int(np.argmax(model(state[None])))
    state, reward, done, _, _ = env.step(action)
