import numpy as np
import tensorflow as tf

x = np.zeros([100, 28, 28], "uint8")
y = np.arange(100) % 10


def prepare(image, label):
    image = tf.cast(image, tf.float32)
    image = image / 255.0
    return tf.expand_dims(image, -1), tf.one_hot(label, 10)


train_ds = (
    tf.data.Dataset.from_tensor_slices((x, y))
    .map(prepare, num_parallel_calls=tf.data.AUTOTUNE)  # TFA301
    .shuffle(100, seed=1)
    .batch(16)
    .prefetch(tf.data.AUTOTUNE)
)
