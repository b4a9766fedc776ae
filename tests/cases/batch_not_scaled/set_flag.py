"""Other flags are changed: that of the batch is not."""

import numpy as np
import tensorflow as tf
from absl import app, flags

FLAGS = flags.FLAGS
flags.DEFINE_integer("batch_size", 8, "batch size")
flags.DEFINE_integer("epochs", 8, "epochs")


def main(_):
    strategy = tf.distribute.MirroredStrategy()
    FLAGS.epochs *= strategy.num_replicas_in_sync
    with strategy.scope():
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model.compile("adam", "mse")
    data = tf.data.Dataset.from_tensor_slices((np.load("x.npy"), np.load("y.npy")))
    model.fit(data.shuffle(10_000).batch(FLAGS.batch_size), epochs=FLAGS.epochs)  # TFA403


if __name__ == "__main__":
    app.run(main)
