"""Few samples, samples of any size, batches, and samples that need what the one before gave."""

import sys

import numpy as np
import tensorflow as tf
import tensorflow_datasets as tfds

detector = tf.keras.models.load_model("detector.keras")
for example in tfds.load("coco", split="validation"):
    print(detector(example["image"][tf.newaxis]))  # images of all sizes

data = tf.data.Dataset.from_tensor_slices(np.load("x.npy"))
for image in data.take(5):
    print(detector(image[tf.newaxis]))
for image in data.take(int(sys.argv[1])):  # of which there may be few
    print(detector(image[tf.newaxis]))
for images in data.batch(32):
    print(detector(images), detector(images[tf.newaxis]))

cell = tf.keras.layers.GRUCell(8)
state = tf.zeros([1, 8])
for row in data:
    output, state = cell(row[tf.newaxis], state)
print(state)


class Head(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs[:, 0])


def attack(model, image):
    image = tf.Variable(image)
    with tf.GradientTape() as tape:
        loss = tf.reduce_max(model(image))
    return image + 0.01 * tf.sign(tape.gradient(loss, image))


head = Head()
for image in data:
    changed = attack(head, image[tf.newaxis])
