"""A dataset that is counted before it is batched, and one that comes in batches."""

import tensorflow as tf
import tensorflow_datasets as tfds


def load(name):
    images = tfds.load(name, split="train", batch_size=-1)["image"]
    return tf.data.Dataset.from_tensor_slices(images).map(lambda x: x / 255)  # TFA301


train = load("mnist")
count = int(tf.data.experimental.cardinality(train))
train = train.shuffle(1000).batch(64).prefetch(tf.data.AUTOTUNE)

faces = tfds.load("celeb_a", split="train", batch_size=64)
faces = faces.map(lambda x: tf.image.resize(x["image"], (32, 32)))
faces = faces.map(lambda x: x / 255)
faces = faces.batch(2).prefetch(tf.data.AUTOTUNE)

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
for images in train.take(count // 64):
    model(images)
for images in faces:
    model(images[0])
