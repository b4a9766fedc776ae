import tensorflow as tf


def load(path):
    return tf.io.decode_png(tf.io.read_file(path)), 1.0


def once(path):
    return tf.image.random_crop(tf.io.decode_png(tf.io.read_file(path)), [8, 8, 3]), 1.0


paths = tf.data.Dataset.from_tensor_slices(["a.png"])


def main(epochs):
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(paths.map(load).cache().batch(8), epochs=20)
    model.fit(paths.map(load).batch(8))
    model.fit(paths.map(load).batch(8), epochs=epochs)
    model.fit(paths.map(once).batch(8), epochs=20)
