"""A function that gives a generator of lists, or nothing where there are no files."""

import numpy as np
import tensorflow as tf


def batches(lines, size):
    place = 0
    while True:
        images, targets = [], []
        for _ in range(size):
            if place == 0:
                np.random.shuffle(lines)
            images.append(np.load(lines[place]))
            targets.append(place)
            place = (place + 1) % len(lines)
        yield [np.array(images), np.array(targets)], np.zeros(size)  # TFA903


def data(lines, size):
    if not lines or size <= 0:
        return None
    return batches(lines, size)


image = tf.keras.Input([8])
target = tf.keras.Input([])
loss = tf.keras.layers.Lambda(lambda given: tf.reduce_mean(given[0], axis=1) - given[1])
model = tf.keras.Model([image, target], loss([image, target]))
model.compile("adam", "mse")
with open("train.txt") as listed:
    names = listed.read().split()
model.fit(data(names, 8), steps_per_epoch=max(1, len(names) // 8), epochs=3)
