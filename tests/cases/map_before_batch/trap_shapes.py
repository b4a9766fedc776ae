"""Samples that cannot be batched before the map: images of different sizes, ragged features."""
import tensorflow as tf
import tensorflow_datasets as tfds


def read(path):
    return tf.io.decode_jpeg(tf.io.read_file(path))


def resize(image):
    return tf.image.resize(image, [64, 64]) / 255.0


files = tf.data.Dataset.list_files("images/*.jpg")
a = files.map(read).map(resize).batch(8)
b = tfds.load("cats_vs_dogs", split="train", as_supervised=True)
b = b.map(lambda image, label: (tf.image.resize(image, (64, 64)), label)).batch(8)
c = tfds.load("coco", split="train").map(lambda d: (d["image"], d["objects"])).batch(8)
d = tf.data.Dataset.from_generator(lambda: iter([[1], [1, 2]]), output_types=tf.int64)
d = d.map(lambda x: tf.reduce_sum(x, axis=-1)).batch(8)
e = tfds.load("stanford_dogs", split="train")
e = e.map(lambda d: (tf.image.resize(d["image"], (64, 64)), d["label"])).batch(8)
