import tensorflow as tf
import tensorflow_datasets as tfds


def resize(example):
    image = tf.image.resize(example["image"], (64, 64))
    return image, example["label"]


def count(example):
    return tf.cast(example["image"], tf.float32), tf.shape(example["objects"]["bbox"])[0]


ds = tfds.load("voc", split="train")
for images, labels in ds.map(resize).batch(64):
    print(images, labels)
for images, numbers in ds.map(count).batch(1):
    print(images, numbers)
