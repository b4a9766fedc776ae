import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model

window_size = 8
batch_size = 32  # <- batch
shuffle_buffer = 1000


def windowed_dataset(series, window_size, batch_size, shuffle_buffer):
    dataset = tf.data.Dataset.from_tensor_slices(series)
    dataset = dataset.window(window_size + 1, shift=1, drop_remainder=True)
    dataset = dataset.flat_map(lambda window: window.batch(window_size + 1))
    dataset = dataset.shuffle(shuffle_buffer).map(lambda window: (window[:-1], window[-1]))
    return dataset.batch(batch_size).prefetch(1)


series = np.random.rand(1000).astype("float32")
dataset = windowed_dataset(series, window_size, batch_size, shuffle_buffer)
build().fit(dataset, epochs=3)
