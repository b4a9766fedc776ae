"""Images are drawn as whole numbers, of which a division makes float64."""

import numpy as np
import tensorflow as tf


def load(count):
    images = np.random.randint(0, 255, (count, 32, 32, 3), dtype="uint8")
    return images / 255.0, np.random.randint(0, 10, count)


def pipeline(images, labels):
    return tf.data.Dataset.from_tensor_slices((images, labels)).batch(32).prefetch(1)  # TFA507


model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(pipeline(*load(2000)))
