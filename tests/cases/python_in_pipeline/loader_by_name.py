import json

import numpy as np
import tensorflow as tf


class Questions:
    def __init__(self, path):
        self.rows = json.load(open(path))

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, place):
        row = self.rows[place]
        return np.array(row["words"], "int32"), np.array(row["answer"], "int32")


questions = Questions("questions.json")
kinds = (tf.TensorSpec([20], tf.int32), tf.TensorSpec([], tf.int32))
ds = tf.data.Dataset.from_generator(lambda: questions, output_signature=kinds)  # TFA309: high
net = tf.keras.Sequential([tf.keras.layers.Embedding(9000, 32), tf.keras.layers.GRU(32)])
net.compile("adam", "mse")
net.fit(ds.batch(16), epochs=10)
