"""Images, masks and weights of other files each: every part of a `zip` shuffles for itself."""

import tensorflow as tf


def load_image(path):
    return tf.image.decode_png(tf.io.read_file(path))


def load_mask(path):
    return tf.image.decode_png(tf.io.read_file(tf.strings.regex_replace(path, "images", "masks")))


def dataset(folder):
    files = tf.data.Dataset.list_files(folder + "/images/*.png")
    images = files.map(load_image)
    masks = files.map(load_mask).prefetch(4)
    return tf.data.Dataset.zip((images, masks)).batch(8)  # TFA316


paths = tf.data.Dataset.from_tensor_slices([f"images/{i}.png" for i in range(100)]).shuffle(100)
left = paths.map(lambda path: load_image(path), num_parallel_calls=tf.data.AUTOTUNE)
right = paths.map(lambda path: load_mask(path), num_parallel_calls=tf.data.AUTOTUNE)
weights = paths.map(lambda path: 1.0)
pairs = tf.data.Dataset.zip(((left, right), weights)).batch(8)  # TFA316

model = tf.keras.Sequential([tf.keras.layers.Conv2D(1, 3, padding="same")])
model.compile("adam", "mse")
model.fit(dataset("train"), epochs=3)
