import numpy as np
import tensorflow as tf
from tensorflow.python.keras.callbacks import Callback


class Overlap(Callback):
    def __init__(self, pairs):
        super().__init__()
        self.pairs = pairs

    def score(self):
        found = []
        for pictures, masks in self.pairs:
            guess = self.model.predict(pictures, verbose=0)  # TFA204
            found.append(np.mean((guess > 0.5) == masks.numpy()))
        return np.mean(found)

    def on_epoch_end(self, epoch, logs=None):
        print(epoch, self.score())


data = tf.data.Dataset.from_tensor_slices((tf.zeros([90, 8, 8, 3]), tf.zeros([90, 8, 8, 1])))
net = tf.keras.Sequential([tf.keras.layers.Conv2D(1, 1, activation="sigmoid")])
net.compile("adam", "binary_crossentropy")
net.fit(data.take(60).batch(6), callbacks=[Overlap(data.skip(60).batch(6))])
