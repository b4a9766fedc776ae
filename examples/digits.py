"""A small image classifier, written as one writes it first: it trains well, and slowly.

The digits are drawn from a 5 × 7 font, moved about and made noisy, so nothing is downloaded.
"""

import numpy as np
import tensorflow as tf

BATCH_SIZE = 32
EPOCHS = 3
FONT = (
    "01110 10001 10011 10101 11001 10001 01110",
    "00100 01100 00100 00100 00100 00100 01110",
    "01110 10001 00001 00010 00100 01000 11111",
    "11111 00010 00100 00010 00001 10001 01110",
    "00010 00110 01010 10010 11111 00010 00010",
    "11111 10000 11110 00001 00001 10001 01110",
    "00110 01000 10000 11110 10001 10001 01110",
    "11111 00001 00010 00100 01000 01000 01000",
    "01110 10001 10001 01110 10001 10001 01110",
    "01110 10001 10001 01111 00001 00010 01100",
)


def draw(count, seed):
    """Grey images of 28 × 28 pixels, as bytes, and the digits that they show."""
    rng = np.random.default_rng(seed)
    glyphs = np.array([[[int(bit) for bit in row] for row in g.split()] for g in FONT], np.uint8)
    glyphs = glyphs.repeat(3, axis=1).repeat(3, axis=2) * 200
    labels = rng.integers(0, 10, count)
    images = rng.integers(0, 56, (count, 28, 28, 1), dtype=np.uint8)
    for image, label in zip(images, labels):
        top, left = rng.integers(0, 8), rng.integers(0, 14)
        image[top : top + 21, left : left + 15, 0] += glyphs[label]
    return images, labels


def scale(image, label):
    return tf.cast(image, tf.float32) / 255.0, tf.one_hot(label, 10)


x_train, y_train = draw(10_000, seed=1)
x_test, y_test = draw(1_000, seed=2)

train_ds = tf.data.Dataset.from_tensor_slices((x_train, y_train))
train_ds = train_ds.map(scale).shuffle(5_000).batch(BATCH_SIZE)
test_ds = tf.data.Dataset.from_tensor_slices((x_test, y_test)).map(scale).batch(BATCH_SIZE)

model = tf.keras.Sequential(
    [
        tf.keras.Input((28, 28, 1)),
        tf.keras.layers.Conv2D(8, 5, strides=2, activation="relu"),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(train_ds, batch_size=BATCH_SIZE, epochs=EPOCHS, validation_data=test_ds, verbose=2)
