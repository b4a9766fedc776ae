"""Pictures that are read one by one and stacked are single samples."""

import cv2
import numpy as np
import tensorflow as tf


def load(paths):
    pictures = []
    for path in paths:
        picture = cv2.resize(cv2.imread(path), (32, 32)) / 255.0
        pictures.append(picture)
    return np.stack(pictures).astype("float32"), np.array([len(path) for path in paths])


x, y = load(["a.png", "b.png"])
model = tf.keras.Sequential([tf.keras.layers.Conv2D(3, 3), tf.keras.layers.Flatten()])
model.compile("adam", "mse")
ds = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(100)
model.fit(ds, epochs=3)  # TFA201
