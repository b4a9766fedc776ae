"""A `zip` that keeps its parts together, or is to pair strangers."""

import tensorflow as tf


def load_image(path):
    return tf.image.decode_png(tf.io.read_file(path))


def load_mask(path):
    return tf.image.decode_png(tf.io.read_file(tf.strings.regex_replace(path, "images", "masks")))


files = tf.data.Dataset.list_files("train/images/*.png", shuffle=False)
in_order = tf.data.Dataset.zip((files.map(load_image), files.map(load_mask))).shuffle(100).batch(8)

paths = tf.data.Dataset.from_tensor_slices(["images/1.png", "images/2.png"])
one_order = paths.shuffle(2, reshuffle_each_iteration=False)
kept = tf.data.Dataset.zip((one_order.map(load_image), one_order.map(load_mask))).batch(8)

# Mixup wants another image for each.
samples = paths.map(load_image).shuffle(2)
strangers = tf.data.Dataset.zip((samples, samples)).map(lambda a, b: 0.7 * a + 0.3 * b).batch(8)
one = samples.map(tf.image.flip_left_right)
other = samples.map(tf.image.flip_left_right)
flipped = tf.data.Dataset.zip((one, other)).map(lambda a, b: 0.7 * a + 0.3 * b).batch(8)

# Negatives are drawn anew, by a shuffle of their own.
shuffled = paths.shuffle(2)
negatives = shuffled.map(load_mask).shuffle(2)
triplets = tf.data.Dataset.zip((shuffled.map(load_image), negatives)).batch(8)

# What is cached was read once.
cached = paths.shuffle(2).cache()
from_cache = tf.data.Dataset.zip((cached.map(load_image), cached.map(load_mask))).batch(8)

model = tf.keras.Sequential([tf.keras.layers.Conv2D(1, 3, padding="same")])
model.compile("adam", "mse")
for data in (in_order, kept, triplets, from_cache):
    model.fit(data, epochs=3)
