"""Steps that do not divide the batches of a pipeline: the third epoch gets two of them."""

import numpy as np
import tensorflow as tf

BATCH = 64
STEPS = 15


def pipeline(rows):
    rng = np.random.RandomState(0)
    images, labels = rng.rand(rows, 12), np.zeros([rows, 1])
    return tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(rows).batch(BATCH)


model = tf.keras.Sequential([tf.keras.Input([12]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(pipeline(2048), epochs=3, steps_per_epoch=STEPS)  # TFA207
train = pipeline(1000).prefetch(tf.data.AUTOTUNE)
model.fit(train, steps_per_epoch=5, epochs=10)  # TFA207
