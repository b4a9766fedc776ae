"""The model was trained on other data."""

import tensorflow as tf


def load(path):
    image = tf.io.decode_jpeg(tf.io.read_file(path), channels=3)
    return tf.image.resize(image, [224, 224]), 1.0


paths = tf.data.Dataset.from_tensor_slices(["a.jpg", "b.jpg"])
train = paths.map(load).shuffle(2).batch(1)  # TFA306
base = tf.keras.applications.MobileNetV2(include_top=False, weights='imagenet', pooling="avg")
model = tf.keras.Sequential([base, tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train, epochs=5)
