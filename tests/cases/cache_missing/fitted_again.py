"""Each `fit` of one epoch reads the files again."""

import tensorflow as tf


def load(path):
    return tf.io.decode_jpeg(tf.io.read_file(path)), 1.0


train = tf.data.Dataset.from_tensor_slices(["a.jpg", "b.jpg"]).map(load).batch(2)  # TFA306
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
best, waited = float("inf"), 0
while waited < 3:
    loss = model.fit(train, epochs=1).history["loss"][0]
    best, waited = min(best, loss), 0 if loss < best else waited + 1
