"""A function makes float32 of the array before a layer gets it, or nobody sees what it does."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

rng = np.random.default_rng(1)
images, labels = rng.normal(size=(20_000, 28, 28, 1)), np.zeros([20_000], "int32")
zoom = layers.RandomZoom(0.2)


def augment(image, label):
    return zoom(tf.cast(image, tf.float32), training=True), label


def standardize(image, label):
    return tf.image.per_image_standardization(image), label


train_ds = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(20_000)
train_ds = train_ds.batch(64).map(augment, num_parallel_calls=tf.data.AUTOTUNE)
val_ds = tf.data.Dataset.from_tensor_slices((images, labels)).map(standardize).batch(64)
model = tf.keras.Sequential([layers.Flatten(), layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds, validation_data=val_ds)
model.fit(val_ds)
