"""Clips that a generator reads: a buffer of a thousand takes gigabytes."""

import numpy as np
import tensorflow as tf

FRAMES, SIZE = 20, 224


def clips():
    for number in range(5000):
        yield np.load(f"clips/{number}.npy"), number % 10


def train_on(dataset):
    shape = [FRAMES, SIZE, SIZE, 3]
    layers = tf.keras.layers
    model = tf.keras.Sequential([tf.keras.Input(shape), layers.Flatten(), layers.Dense(10)])
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(dataset, epochs=10)


spec = (tf.TensorSpec((FRAMES, SIZE, SIZE, 3), tf.float32), tf.TensorSpec((), tf.int64))
dataset = tf.data.Dataset.from_generator(clips, output_signature=spec)
train_on(dataset.shuffle(1000).batch(8))  # TFA308

told_apart = tf.data.Dataset.from_generator(
    clips,
    output_types=(tf.float32, tf.int32),
    output_shapes=(tf.TensorShape([FRAMES, SIZE, SIZE, 3]), tf.TensorShape([])),
)
train_on(told_apart.repeat(2).prefetch(1).shuffle(1000).batch(8))  # TFA308

by_name = {"clip": tf.TensorSpec([FRAMES, SIZE, SIZE, 3]), "label": tf.TensorSpec([], "int64")}
named = tf.data.Dataset.from_generator(clips, output_signature=by_name)
named = named.shuffle(1000)  # TFA308
train_on(named.map(lambda row: (row["clip"], row["label"])).batch(8))
