import numpy as np
import tensorflow as tf
from absl import app, flags

flags.DEFINE_integer("batch_size", 64, "Batch size.")  # <- batch
flags.DEFINE_integer("epochs", 2, "Epochs.")
FLAGS = flags.FLAGS

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


def main(argv):
    del argv
    x = np.random.rand(1000, 8).astype("float32")
    ds = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).repeat().batch(FLAGS.batch_size)
    build().fit(ds, epochs=FLAGS.epochs, steps_per_epoch=1000 // FLAGS.batch_size)


if __name__ == "__main__":
    app.run(main)
