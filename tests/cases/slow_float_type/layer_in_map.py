"""The pipeline augments by layers, which make float32 of what they get."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

rng = np.random.default_rng(1)
images, labels = rng.normal(size=(20_000, 28, 28, 1)), np.zeros([20_000], "int32")
augmentation = tf.keras.Sequential([layers.RandomFlip("horizontal"), layers.RandomRotation(0.1)])
zoom = layers.RandomZoom(0.2)


def augment(image, label):
    return zoom(augmentation(image, training=True), training=True), label


train_ds = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(20_000)  # TFA507
train_ds = train_ds.batch(64).map(augment, num_parallel_calls=tf.data.AUTOTUNE)
model = tf.keras.Sequential([layers.Flatten(), layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds)
