import cv2
import numpy as np
import tensorflow as tf


def load(path, mask_path):
    def _load(path, mask_path):
        image = cv2.imread(path.decode()) / 255.0
        mask = cv2.imread(mask_path.decode(), 0) / 255.0
        return image, mask[..., None]

    image, mask = tf.numpy_function(_load, [path, mask_path], [tf.float64, tf.float64])  # TFA507
    image.set_shape([256, 256, 3])
    mask.set_shape([256, 256, 1])
    return image, mask


def samples():
    for index in range(100):
        yield np.random.rand(1000), index % 2


model = tf.keras.Sequential([tf.keras.layers.Conv2D(1, 3, padding="same")])
model.compile("adam", "mse")
files = tf.data.Dataset.from_tensor_slices((["a.png", "b.png"], ["c.png", "d.png"]))
model.fit(files.map(load).batch(2).prefetch(1), epochs=5)

head = tf.keras.Sequential([tf.keras.layers.Dense(1)])
head.compile("adam", "mse")
pairs = tf.data.Dataset.from_generator(samples, (tf.float64, tf.int32))  # TFA507
head.fit(pairs.batch(32), epochs=5)
specs = (tf.TensorSpec([1000], tf.float64), tf.TensorSpec([], tf.int32))
described = tf.data.Dataset.from_generator(samples, output_signature=specs)  # TFA507
head.fit(described.batch(32), epochs=5)
