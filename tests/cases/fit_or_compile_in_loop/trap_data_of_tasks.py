"""Each task begins with the weights of all, or goes through its data many times."""

import numpy as np
import tensorflow as tf


class Task:
    def __init__(self, amplitude):
        self.x = np.random.uniform(-5, 5, 10)
        self.y = amplitude * np.sin(self.x)


tasks = [Task(amplitude) for amplitude in np.linspace(0.1, 5.0, 100)]
model = tf.keras.Sequential([tf.keras.Input([1]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
shared = model.get_weights()
for task in tasks:
    model.set_weights(shared)
    model.fit(task.x, task.y, verbose=0)
for task in tasks:
    model.fit(task.x, task.y, epochs=100, verbose=0)
