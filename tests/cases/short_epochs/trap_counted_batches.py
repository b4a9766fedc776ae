"""Lengths of samples, other divisors, and a loaders that count otherwise."""

import numpy as np
import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras.utils import Sequence

BATCH = 16
images, labels = np.zeros((1024, 8, 8, 3)), np.zeros((1024, 1))
flow = ImageDataGenerator(rescale=1 / 255).flow_from_directory("train", batch_size=BATCH)
held_out = ImageDataGenerator(rescale=1 / 255).flow_from_directory("valid", batch_size=BATCH)
samples = tf.data.Dataset.from_tensor_slices((images, labels))
batches = samples.shuffle(1024).batch(BATCH, drop_remainder=True)
single = samples.batch(1)
again = batches.unbatch()


class Rows(Sequence):
    def __init__(self, rows, batch_size):
        self.rows, self.batch_size = rows, batch_size

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        rows = self.rows[index * self.batch_size : (index + 1) * self.batch_size]
        return rows[:, :4], rows[:, 4:]


class Blocks(Rows):
    def __len__(self):
        return len(self.rows) // self.batch_size


rows = Rows(np.zeros((1024, 5)), batch_size=BATCH)
blocks = Blocks(np.zeros((1024, 5)), BATCH)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(flow, steps_per_epoch=len(flow) // 2, epochs=10)
model.fit(flow, steps_per_epoch=len(held_out) // BATCH, epochs=10)
model.fit(batches.repeat(), steps_per_epoch=len(samples) // BATCH, epochs=10)
model.fit(again.batch(BATCH).repeat(), steps_per_epoch=len(again) // BATCH, epochs=10)
model.fit(single, steps_per_epoch=len(single) // 1, epochs=10)
model.fit(batches.repeat(), steps_per_epoch=len(batches), epochs=10)
model.fit(rows, steps_per_epoch=len(rows) // BATCH, epochs=10)
model.fit(blocks, steps_per_epoch=len(blocks) // 8, epochs=10)
