"""Shuffled, decoded, augmented, and then cached: the worst is named, and both are mended."""

import tensorflow as tf

paths = [f"{i}.png" for i in range(64)]


def load(path):
    return tf.image.resize(tf.image.decode_png(tf.io.read_file(path), channels=3), (8, 8)), 1.0


def augment(image, label):
    return tf.image.random_crop(image, (6, 6, 3)), label


train = (
    tf.data.Dataset.from_tensor_slices(paths)
    .shuffle(len(paths))
    .map(load, num_parallel_calls=tf.data.AUTOTUNE)
    .map(augment, num_parallel_calls=tf.data.AUTOTUNE)
    .cache()  # TFA307
    .batch(8)
)
batched = (
    tf.data.Dataset.from_tensor_slices(paths)
    .shuffle(len(paths))
    .map(load, num_parallel_calls=tf.data.AUTOTUNE)
    .batch(8)
    .cache()  # TFA307
)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train, epochs=2)
model.fit(batched, epochs=2)
