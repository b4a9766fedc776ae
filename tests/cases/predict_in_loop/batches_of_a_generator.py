"""Batches that a generator makes, as its shapes say or not."""

import numpy as np
import tensorflow as tf


def volumes(scans, size):
    for start in range(0, len(scans), size):
        yield np.stack([np.load(scan) for scan in scans[start : start + size]])


scans = open("scans.txt").read().split()
shape = tf.TensorSpec([None, 64, 64, 32, 1], tf.float32)
ds = tf.data.Dataset.from_generator(lambda: volumes(scans, 8), output_signature=shape)
model = tf.keras.models.load_model("scans.keras")
found = []
for batch in ds:
    found.append(model.predict(batch).argmax(axis=1))  # TFA204
for batch in ds.take(len(scans) // 8):
    found.append(model.predict(batch, verbose=0).argmax(axis=1))  # TFA204
for batch in ds.take(2):
    print(model.predict(batch))
