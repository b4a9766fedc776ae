import numpy as np
import tensorflow as tf
from absl import app, flags

_BATCH = flags.DEFINE_integer("train_batch_size", 64, "Batch size.")  # <- batch

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


def main(argv):
    del argv
    x = np.random.rand(1000, 8).astype("float32")
    ds = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).batch(_BATCH.value)
    build().fit(ds)


if __name__ == "__main__":
    app.run(main)
