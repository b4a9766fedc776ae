import numpy as np
import tensorflow as tf


def generate(model, start, length):
    text = list(start)
    for _ in range(length):
        window = np.reshape(text[-8:], (1, 8))
        text.append(int(model.predict(window).argmax()))  # TFA204
    return text


model = tf.keras.Sequential([
    tf.keras.Input([8]),
    tf.keras.layers.Embedding(20, 4),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(20),
])
generate(model, range(8), 30)
