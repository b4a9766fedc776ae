import tensorflow as tf
import tensorflow_datasets as tfds

WEIGHTS = [0.5, 0.3, 0.2]


def spread(features):  # a label times a list is a list: with a batch of labels it is an error
    return tf.cast(features["image"], tf.float32), tf.cast(features["label"], tf.float32) * WEIGHTS


train_ds = tfds.load("cifar10", split="train").map(spread).batch(100)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(3)])
model.compile("adam", "mse")
model.fit(train_ds)
