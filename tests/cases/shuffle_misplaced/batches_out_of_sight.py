import tensorflow as tf
from loaders import get_dataset

train = get_dataset("train")
train = train.batch(100).shuffle(100)  # TFA308
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train, epochs=3)


class Trainer:
    def __init__(self, data):
        self.data = data

    def train(self):
        batches = self.data.train.batch(32).prefetch(2).shuffle(50)  # TFA308
        model.fit(batches, epochs=3)
