import numpy as np
import tensorflow as tf


class Game:
    def reset(self):
        return np.zeros([64, 8])

    def step(self, action):
        return np.zeros([1, 8]), float(np.sum(action))


game = Game()
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
states = game.reset()
for _ in range(16):
    state, reward = game.step(model(states[:1]))
    states = np.concatenate([states[1:], state])
    model.train_on_batch(states[:4], np.full([4, 1], reward))
