import tensorflow as tf
from tensorflow.keras import layers


def decode(path):
    return tf.image.resize(tf.io.decode_jpeg(tf.io.read_file(path)), [768, 768]), 1.0


data = tf.data.Dataset.list_files("images/*.jpg").map(decode).batch(4)
model = tf.keras.Sequential([layers.Conv2D(8, 3), layers.Flatten(), layers.Dense(1)])
model.compile("adam", "mse")
model.fit(data)
