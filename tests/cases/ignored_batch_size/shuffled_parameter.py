import numpy as np
import tensorflow as tf


def train(model, data, validation, size=16):
    model.fit(
        data.batch(size),
        validation_data=validation.batch(size),
        shuffle=True,  # TFA202
        epochs=2,
    )


def read(count):
    rows = np.random.rand(count, 8).astype("float32")
    return tf.data.Dataset.from_tensor_slices((rows, rows.sum(1))).shuffle(count)


if __name__ == "__main__":
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    train(model, read(64), read(32))
