"""A generator is declared to give pictures, each with a number for its label."""

import numpy as np
import tensorflow as tf

SPEC = (tf.TensorSpec((8, 8, 1), tf.float32), tf.TensorSpec((), tf.int32))


def samples():
    for i in range(640):
        yield np.random.rand(8, 8, 1), i % 3


def dataset(training):
    ds = tf.data.Dataset.from_generator(samples, output_signature=SPEC)
    return ds.shuffle(640).batch(32) if training else ds


model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(3, "softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(dataset(training=True))
model.evaluate(dataset(training=False))  # TFA201
old = tf.data.Dataset.from_generator(samples, (tf.float32, tf.int32), ([8, 8, 1], []))
model.fit(old.prefetch(1))  # TFA201
