import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model

series = np.random.rand(1000, 1).astype("float32")
ds = tf.keras.utils.timeseries_dataset_from_array(
    series[:-8], series[8:], sequence_length=8, batch_size=16  # <- batch
)
build().fit(ds.map(lambda a, b: (a[:, :, 0], b)), epochs=2)
