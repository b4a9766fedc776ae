"""`len` of what is batched counts batches, which are divided by their size once more."""

import numpy as np
import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras.utils import Sequence

BATCH = 16
images, labels = np.zeros((1000, 8, 8, 3)), np.zeros((1000, 1))
flow = ImageDataGenerator(rescale=1 / 255).flow_from_directory("train", batch_size=BATCH)
plain = ImageDataGenerator(rescale=1 / 255).flow_from_directory("train")
batches = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(1000).batch(BATCH)
folder = tf.keras.utils.image_dataset_from_directory("train", image_size=(8, 8))


class Pairs(Sequence):
    def __init__(self, rows, batch_size):
        self.rows, self.batch_size = rows, batch_size

    def __len__(self):
        return int(np.ceil(len(self.rows) / self.batch_size))

    def __getitem__(self, index):
        rows = self.rows[index * self.batch_size : (index + 1) * self.batch_size]
        return rows[:, :4], rows[:, 4:]


pairs = Pairs(np.zeros((1000, 5)), batch_size=BATCH)
by_place = Pairs(np.zeros((1000, 5)), BATCH)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(flow, steps_per_epoch=len(flow) // BATCH, epochs=10)  # TFA207
model.fit(flow, steps_per_epoch=len(flow) // flow.batch_size, epochs=10)  # TFA207
model.fit(plain, epochs=10, steps_per_epoch=len(plain) // 32)  # TFA207
model.fit(batches, epochs=10, steps_per_epoch=int(np.ceil(len(batches) / BATCH)))  # TFA207
steps = len(batches) // BATCH
model.fit(batches.repeat(), epochs=10, steps_per_epoch=steps)  # TFA207
model.fit(batches.repeat(), epochs=10, steps_per_epoch=len(batches) // BATCH)  # TFA207
model.fit(folder.prefetch(2), epochs=1, steps_per_epoch=len(folder) // 32)  # TFA207
model.fit(pairs, epochs=10, steps_per_epoch=len(pairs) // BATCH)  # TFA207
model.fit(by_place, epochs=10, steps_per_epoch=len(by_place) // BATCH)  # TFA207
