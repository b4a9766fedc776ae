import numpy as np
import tensorflow as tf


def train(model, data, validation):
    model.fit(data, validation_data=validation.batch(16), shuffle=True, epochs=2)


def train_arrays(model, rows, labels):
    model.fit(rows, labels, shuffle=True, epochs=2, validation_split=0.2)


if __name__ == "__main__":
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    rows = np.random.rand(64, 8).astype("float32")
    labels = rows.sum(1)
    train_arrays(model, rows, labels)
