import tensorflow as tf
import tensorflow_datasets as tfds


def to_network(picture, label):
    return tf.image.resize(picture, (32, 32)) / 127.5 - 1.0, label


def crop(picture, label):
    return tf.image.resize(picture, (128, 128)), label


model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(27)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))

digits = tfds.load("mnist:3.*.*", split="train", as_supervised=True)
model.fit(digits.map(to_network).shuffle(5_000).batch(64), epochs=3)
birds = tfds.load("caltech_birds2011", split="train", as_supervised=True)
model.fit(birds.map(crop).shuffle(5_000).batch(64), epochs=3)
