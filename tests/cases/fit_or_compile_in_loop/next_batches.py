import numpy as np
import pandas as pd
import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

x, y = np.random.rand(1000, 8), np.random.rand(1000)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")


def drawn(x, y, size):
    while True:
        rows = np.random.randint(0, len(x), size)
        yield x[rows], y[rows]


generator = drawn(x, y, 32)
batches = iter(tf.data.Dataset.from_tensor_slices((x, y)).repeat().batch(32))
images = ImageDataGenerator(rescale=1 / 255).flow_from_directory("images", batch_size=32)
for step in range(10000):
    inputs, targets = next(generator)
    model.fit(inputs, targets, verbose=0)  # TFA703
    more, labels = next(batches)
    model.fit(more, labels, verbose=0)  # TFA703
    pictures, names = images.next()
    model.fit(pictures, names, verbose=0)  # TFA703

for epoch in range(5):
    for chunk in pd.read_csv("rows.csv", chunksize=100_000):
        inputs, targets = chunk.drop(columns="y").values, chunk["y"].values
        model.fit(inputs, targets, batch_size=256, epochs=1)  # TFA703


class Network:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
        self.lr = 1e-3

    def train(self, data):
        self.model.compile(tf.keras.optimizers.Adam(self.lr), "mse")  # TFA703
        self.model.fit(data, epochs=1)


network = Network()
for epoch in range(50):
    network.train(tf.data.Dataset.from_tensor_slices((x, y)).batch(32))
