"""Images of `ImageDataGenerator` that a generator hands on."""

import numpy as np
import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator


def pairs(folder, options, size=4):
    images = ImageDataGenerator(**options).flow_from_directory(
        folder, classes=["images"], class_mode=None, batch_size=size, seed=1
    )
    masks = ImageDataGenerator(**options).flow_from_directory(
        folder, classes=["masks"], class_mode=None, batch_size=size, seed=1
    )
    for image, mask in zip(images, masks):
        yield image / 255, mask > 0.5


def twice(batches):
    for x, y in batches:
        yield x, [y, y]


def of_two_inputs(images, numbers, labels):
    turned = ImageDataGenerator(rotation_range=20)
    left = turned.flow(images, labels, batch_size=32, seed=1)
    right = turned.flow(images, numbers, batch_size=32, seed=1)
    while True:
        x, y = next(left)
        yield (x, next(right)[1]), y


def shown(folder):
    """Only to look at them."""
    for image in ImageDataGenerator(rescale=1 / 255).flow_from_directory(folder):
        print(image.shape)
        break
    while True:
        yield np.zeros([8, 32, 32, 3]), np.zeros([8])


def flipped(images, labels):
    batches = ImageDataGenerator(horizontal_flip=True).flow(images, labels)
    for x, y in batches:
        yield x, y


model = tf.keras.Sequential([tf.keras.layers.Conv2D(1, 3)])
model.compile("adam", "binary_crossentropy")
model.fit(pairs("train", {"rotation_range": 10}), steps_per_epoch=300, epochs=5)  # TFA310
train = ImageDataGenerator().flow_from_directory("train")
model.fit(twice(train), steps_per_epoch=300)  # TFA310
model.fit(((x, y) for x, y in train), steps_per_epoch=300)  # TFA310
images, labels = np.load("images.npy"), np.load("labels.npy")
model.fit(of_two_inputs(images, labels, labels), steps_per_epoch=10)  # TFA310
model.fit_generator(zip(train, train), steps_per_epoch=300)  # TFA310
model.fit_generator(twice(train), steps_per_epoch=9, use_multiprocessing=False)  # TFA310
model.fit_generator(twice(train), steps_per_epoch=9, workers=4)
# Arrays that are only flipped: no thread would be faster.
model.fit(flipped(images, labels), steps_per_epoch=10)
