"""What makes rows of a single sample gets chunks of an array here."""

import tensorflow as tf

model = tf.keras.models.load_model("model.keras")


def predict(rows):
    if len(rows.shape) < 2:
        rows = rows.reshape(1, -1)
    return model.predict(rows, verbose=0)


def predict_all(x, batch_size):
    found = []
    for i in range((len(x) + batch_size - 1) // batch_size):
        start = i * batch_size
        end = min(start + batch_size, len(x))
        found.extend(predict(x[start:end]))
    return found
