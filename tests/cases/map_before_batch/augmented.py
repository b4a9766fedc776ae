"""Images of one size, less a constant of NumPy, are augmented one by one."""

import numpy as np
import tensorflow as tf

MEAN = np.array([103.9, 116.8, 123.7], dtype=np.float32)
augment = tf.keras.Sequential([
    tf.keras.layers.RandomFlip("horizontal"),
    tf.keras.layers.RandomRotation(0.1),
])


def load(path, label):
    image = tf.image.decode_jpeg(tf.io.read_file(path), channels=3)
    image = tf.image.resize(image, (224, 224))[..., ::-1]
    return tf.cast(image, tf.float32) - MEAN, label


def build(paths, labels):
    ds = tf.data.Dataset.from_tensor_slices((paths, labels))
    ds = ds.map(load, num_parallel_calls=tf.data.AUTOTUNE)
    ds = ds.map(lambda x, y: (augment(x, training=True), y), num_parallel_calls=4)  # TFA301
    return ds.batch(32).prefetch(tf.data.AUTOTUNE)
