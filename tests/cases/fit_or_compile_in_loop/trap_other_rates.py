import numpy as np
import tensorflow as tf

x, y = np.random.rand(1000, 8), np.random.rand(1000)


def stages(x, y):
    for stage in ("easy", "hard"):
        data = np.load(f"{stage}.npz")
        yield data["x"], data["y"]


class Network:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
        self.lr = 1e-3

    def train(self, x, y):
        self.model.compile(tf.keras.optimizers.Adam(self.lr), "mse")
        self.model.fit(x, y, epochs=20)

    def slow_down(self):
        self.lr = self.lr / 10


network = Network()
course = stages(x, y)
for part in range(2):
    network.train(*next(course))
for round_ in range(5):
    network.train(x, y)
    network.slow_down()
