"""One way is for one GPU, the other for several; a model from before is meant for neither."""

import sys

import tensorflow as tf

images, labels = tf.zeros([1024, 32, 32, 3]), tf.zeros([1024])


def make():
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
    model.compile("adam", "mse")
    return model


first = make()
first.fit(images, labels)
if len(sys.argv) < 2:
    model = make()
    model.fit(images, labels)
else:
    strategy = tf.distribute.MirroredStrategy()
    print(strategy.num_replicas_in_sync, "replicas")
