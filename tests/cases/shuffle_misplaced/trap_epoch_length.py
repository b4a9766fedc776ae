"""The buffer holds all samples, and `fit` is told how long an epoch is."""

import math

import tensorflow as tf
import tensorflow_datasets as tfds

dataset, info = tfds.load("fashion_mnist", as_supervised=True, with_info=True)
size = info.splits["train"].num_examples
train = dataset["train"].repeat().shuffle(size).batch(32)
x, y = tf.zeros([640, 4]), tf.zeros([640, 1])
other = tf.data.Dataset.from_tensor_slices((x, y)).repeat().shuffle(len(x)).batch(32)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train, epochs=5, steps_per_epoch=math.ceil(size / 32))
model.fit(other, epochs=5, steps_per_epoch=20)
