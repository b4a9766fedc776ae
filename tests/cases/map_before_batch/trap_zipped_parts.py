"""Parts whose function needs single samples, that are batched before, or a pair's that does."""

import tensorflow as tf

images = tf.zeros([640, 28, 28], tf.uint8)
labels = tf.zeros([640], tf.int32)


def rows(array):
    return tf.data.Dataset.from_tensor_slices(array)


def scale(image):
    return tf.cast(image, tf.float32) / 255.0


def flat(image, label):
    return tf.reshape(image, [-1]), label


def fresh():
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model


largest = rows(images).map(lambda i: scale(i) / (1.0 + tf.reduce_max(scale(i))))
fresh().fit(tf.data.Dataset.zip((largest, rows(labels))).batch(64))
fresh().fit(tf.data.Dataset.zip((rows(images).batch(64).map(scale), rows(labels).batch(64))))
fresh().fit(tf.data.Dataset.zip((rows(images).map(scale), rows(labels))).map(flat).batch(64))
kept = rows(images).map(scale).cache()
fresh().fit(tf.data.Dataset.zip((kept.filter(lambda i: i[0, 0] < 1), rows(labels))).batch(64))
