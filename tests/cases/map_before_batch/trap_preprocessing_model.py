import tensorflow as tf
from tensorflow.keras import layers

prepare = tf.keras.Sequential([layers.Resizing(24, 24), layers.Rescaling(1.0 / 255)])
by_channel = tf.keras.Sequential([layers.Rescaling([0.1, 0.2, 0.3])])
encoder = tf.keras.Sequential([layers.Rescaling(1.0 / 255), layers.Dense(4)])
images = tf.zeros([64, 32, 32, 3])


def load(path):
    return tf.io.decode_jpeg(tf.io.read_file(path), channels=3)


# Images of different sizes have to be resized one by one.
paths = tf.data.Dataset.list_files("images/*.jpg")
photos = paths.map(load).map(lambda x: prepare(x)).batch(32)

# Not looked into: a scale for each channel, and layers that learn.
scaled = tf.data.Dataset.from_tensor_slices(images).map(lambda x: by_channel(x)).batch(32)
encoded = tf.data.Dataset.from_tensor_slices(images).map(lambda x: encoder(x)).batch(32)
