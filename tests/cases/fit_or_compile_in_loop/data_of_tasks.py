import numpy as np
import tensorflow as tf
from clients import all_clients


class Sinusoid:
    def __init__(self, amplitude):
        self.x = np.random.uniform(-5, 5, 10)
        self.y = amplitude * np.sin(self.x)


def tasks(count):
    made = []
    for _ in range(count):
        made.append(Sinusoid(np.random.uniform(0.1, 5.0)))
    return made


class Regressor:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.Input([1]), tf.keras.layers.Dense(1)])
        self.model.compile("adam", "mse")

    def train(self, x, y, steps):
        return self.model.fit(x, y, epochs=steps, verbose=0)  # TFA703


regressor = Regressor()
for index, task in enumerate(tasks(1000)):
    regressor.train(task.x, task.y, 1)

model = tf.keras.Sequential([tf.keras.Input([1]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for client in all_clients():
    model.fit(client.x_train, client.y_train, epochs=1)  # TFA703
