"""A generator's method reads each picture by another function."""

import cv2
import numpy as np
import tensorflow as tf


def read(path):
    picture = cv2.resize(cv2.imread(path), (64, 64))[..., ::-1] / 255.0
    return picture.astype(np.float32)


class Pictures:
    def __init__(self, paths):
        self.paths = paths

    def each(self):
        for path in self.paths:
            yield read(path), path

    def same(self, times):
        picture = read(self.paths[0])
        for number in range(times):
            yield picture, number


model = tf.keras.models.load_model("pictures.keras")
pictures = Pictures(["a.png", "b.png"])
for picture, path in pictures.each():
    print(path, model.predict(picture[None])[0])  # TFA204
for picture, number in pictures.same(100):
    print(number, model.predict(picture[None])[0])
