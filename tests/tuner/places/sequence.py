import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


class Batches(tf.keras.utils.Sequence):
    def __init__(self, x, size):
        super().__init__()
        self.x, self.size = x, size

    def __len__(self):
        return len(self.x) // self.size

    def __getitem__(self, index):
        part = self.x[index * self.size : (index + 1) * self.size]
        return part, part[:, :1]


x = np.random.rand(1000, 8).astype("float32")
build().fit(Batches(x, 25), epochs=2)  # <- batch
