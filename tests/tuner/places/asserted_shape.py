import numpy as np
import tensorflow as tf

BATCH = 32  # <- batch

x = np.random.rand(1024, 8).astype("float32")


def check(a, b):
    a.set_shape([None, 8])
    tf.debugging.assert_equal(tf.shape(a)[0], 32, message="batches of 32 are wanted")
    return a, b


ds = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).batch(BATCH, drop_remainder=True).map(check)
model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(ds, epochs=2)
