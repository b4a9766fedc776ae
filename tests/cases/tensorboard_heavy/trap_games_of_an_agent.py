import gym
import numpy as np
import tensorflow as tf

env = gym.make("CartPole-v0")
writer = tf.summary.create_file_writer("logs")
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
model.compile("adam", "mse")

steps = 0
for episode in range(500):
    state, done, total = env.reset(), False, 0
    while not done:
        action = np.argmax(model.predict_on_batch(state[None]))
        state, reward, done, _ = env.step(action)
        model.train_on_batch(state[None], np.array([[reward, 0.0]]))
        total += reward
        steps += 1
        if steps % 100 == 0:
            with writer.as_default():
                tf.summary.scalar("step reward", reward, step=steps)
    with writer.as_default():
        tf.summary.scalar("episode reward", total, step=episode)

for game in range(10):  # how well it plays
    state, done = env.reset(), False
    while not done:
        state, reward, done, _ = env.step(np.argmax(model.predict_on_batch(state[None])))
        with writer.as_default():
            tf.summary.scalar("test reward", reward, step=game)
