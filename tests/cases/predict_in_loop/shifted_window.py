"""A window that each iteration moves on in place, and an array that is used as one sample beside."""

import numpy as np
import tensorflow as tf

writer = tf.keras.models.load_model("writer.keras")
window = np.zeros([1, 32])
window[0] = np.loadtxt("opening.txt")
for step in range(100):
    chances = writer.predict(window)[0]  # TFA204
    window[0][:-1] = window[0][1:]
    window[0][-1] = np.argmax(chances)


class Arm:
    def __init__(self):
        self.actor = tf.keras.Sequential([tf.keras.Input([9]), tf.keras.layers.Dense(6)])
        self.critic = tf.keras.Sequential([tf.keras.Input([9]), tf.keras.layers.Dense(1)])

    def reach(self, position):
        target = np.array(self.actor.predict(position)).flatten()  # TFA204
        worth = self.critic.predict(position)[0][0]  # TFA204
        return self.move(target, worth)

    def move(self, target, worth):
        return np.reshape(np.append(target, worth), (1, -1))


arm = Arm()
position = np.loadtxt("start.txt")
for step in range(1000):
    position = arm.reach(position)
