"""The flag itself is made the batch of all replicas, under the condition that there are several."""

import numpy as np
import tensorflow as tf
from absl import app, flags

FLAGS = flags.FLAGS
flags.DEFINE_integer("batch_size", 8, "batch size")
flags.DEFINE_boolean("multi_gpu", False, "train on all GPUs")


def build():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


def main(_):
    if FLAGS.multi_gpu:
        strategy = tf.distribute.MirroredStrategy()
        FLAGS.batch_size = FLAGS.batch_size * strategy.num_replicas_in_sync
        with strategy.scope():
            model = build()
    else:
        model = build()
    data = tf.data.Dataset.from_tensor_slices((np.load("x.npy"), np.load("y.npy")))
    model.fit(data.shuffle(10_000).batch(FLAGS.batch_size), epochs=3)


if __name__ == "__main__":
    app.run(main)
