import numpy as np
import tensorflow as tf

images, labels = np.zeros([64, 8], "float32"), np.zeros([64], "float32")


def samples():
    yield from zip(images, labels)


# Eagerly each batch has the rank that it has.
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse", run_eagerly=True)
model.fit(tf.data.Dataset.from_generator(samples, (tf.float32, tf.float32)).batch(32))
