import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


def make_dataset(x, batch_size=16):  # <- batch
    ds = tf.data.Dataset.from_tensor_slices((x, x[:, :1]))
    return ds.shuffle(100).batch(batch_size).prefetch(2)


def train(epochs=3):
    x = np.random.rand(1000, 8).astype("float32")
    build().fit(make_dataset(x), epochs=epochs)


if __name__ == "__main__":
    train()
