"""Buffers that hold little of what a generator reads, or of which it is not known."""

import numpy as np
import tensorflow as tf

FRAMES, SIZE = 20, 224


def clips():
    for number in range(5000):
        yield np.load(f"clips/{number}.npy"), number % 10


def train_on(dataset):
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(dataset, epochs=10)


label = tf.TensorSpec((), tf.int64)
spec = (tf.TensorSpec((FRAMES, SIZE, SIZE, 3), tf.float32), label)
dataset = tf.data.Dataset.from_generator(clips, output_signature=spec)
train_on(dataset.shuffle(100).batch(8))
train_on(dataset.map(lambda clip, label: (clip[0, ::4, ::4], label)).shuffle(1000).batch(8))

tests = tf.keras.models.load_model("model.keras")
tests.evaluate(dataset.shuffle(1000).batch(8))

series = (tf.TensorSpec((500, 6), tf.float32), label)
dataset = tf.data.Dataset.from_generator(clips, output_signature=series)
train_on(dataset.shuffle(10_000).batch(8))

of_any_length = (tf.TensorSpec((None, SIZE, SIZE, 3), tf.float32), label)
dataset = tf.data.Dataset.from_generator(clips, output_signature=of_any_length)
train_on(dataset.shuffle(1000).batch(8))

bytes_of_files = (tf.TensorSpec((), tf.string), label)
dataset = tf.data.Dataset.from_generator(clips, output_signature=bytes_of_files)
train_on(dataset.shuffle(100_000).batch(8))
