"""Images of whole numbers that are standardized by NumPy, and turned by the pipeline."""

import numpy as np
import tensorflow as tf

BATCH = 64


def standardize(images, mean, deviation):
    return (images - mean) / deviation


def augment(image, label):
    image = tf.image.pad_to_bounding_box(image, 4, 4, 40, 40)
    image = tf.image.random_crop(image, (32, 32, 3))
    return tf.image.random_flip_left_right(image) * 2.0, label


def shrink(image, label):
    return tf.image.resize(image, (16, 16)), label  # gives float32


def cast(image, label):
    return tf.cast(tf.image.random_flip_left_right(image), tf.float32), label


def build():
    model = tf.keras.Sequential([
        tf.keras.layers.GlobalAveragePooling2D(),
        tf.keras.layers.Dense(10),
    ])
    model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    return model


(train, labels), (test, _) = tf.keras.datasets.cifar10.load_data()
mean, deviation = np.mean(train, axis=(0, 1, 2)), np.std(train, axis=(0, 1, 2))
images = standardize(train, mean, deviation)
data = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(1000)  # TFA507
data = data.map(augment, num_parallel_calls=tf.data.AUTOTUNE)
build().fit(data.batch(BATCH))

centered = (train - train.mean()) / train.std()
build().fit(tf.data.Dataset.from_tensor_slices((centered, labels)).batch(BATCH))  # TFA507

for function in (shrink, cast):
    once = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(1000)
    build().fit(once.map(function).batch(BATCH))

small = (train - train.mean(dtype="float32")) / np.std(train, dtype=np.float32)
whole = np.sum(train, axis=-1)
floats = train.astype("float32")
build().fit(tf.data.Dataset.from_tensor_slices((small, labels)).batch(BATCH))
build().fit(tf.data.Dataset.from_tensor_slices((whole[..., None], labels)).batch(BATCH))
floats = (floats - floats.mean()) / np.std(floats)
build().fit(tf.data.Dataset.from_tensor_slices((floats, labels)).batch(BATCH))
