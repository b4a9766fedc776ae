"""Random crops and colours of small photographs, for a network that is cheaper than they are."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
images = rng.random((2048, 72, 72, 3), dtype="float32")
labels = rng.integers(0, 10, 2048)


def augment(image, label):
    image = tf.image.random_crop(image, [64, 64, 3])
    image = tf.image.random_hue(image, 0.1)
    image = tf.image.random_saturation(image, 0.8, 1.2)
    return image, label


train_ds = tf.data.Dataset.from_tensor_slices((images, labels))
train_ds = train_ds.map(augment).batch(32)
model = tf.keras.Sequential([
    tf.keras.Input([64, 64, 3]),
    tf.keras.layers.Conv2D(8, 3, strides=4, activation="relu"),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(10),
])
model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds, epochs=100, verbose=0)
