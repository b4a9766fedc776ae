import tensorflow as tf
import tensorflow_datasets as tfds

builder = tfds.builder("stanford_dogs")
builder.download_and_prepare()


def augment(example):
    image = tf.image.resize(example["image"], [64, 64])
    return tf.image.random_flip_left_right(image), example["label"]


train = builder.as_dataset(split="train").map(augment).batch(32)  # TFA302
test, rest = builder.as_dataset(split=["test", "rest"], as_supervised=True)
test = test.map(lambda image, label: (tf.image.random_hue(image, 0.1), label)).batch(32)  # TFA302
