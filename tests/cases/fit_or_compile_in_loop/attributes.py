import numpy as np
import tensorflow as tf


class Trainer:
    def __init__(self, x, y):
        self.x, self.y = x, y
        self.model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
        self.model.compile("adam", "mse")

    def train(self, epochs):
        for epoch in range(epochs):
            self.model.fit(self.x, self.y, epochs=1, verbose=0)  # TFA703
            print(epoch, float(self.model.predict(self.x, verbose=0).mean()))


if __name__ == "__main__":
    Trainer(np.zeros([64, 4], "float32"), np.zeros([64, 1], "float32")).train(3)
