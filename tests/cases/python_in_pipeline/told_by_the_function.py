"""A pipeline that begins out of sight: only tf.data calls such a function."""

import tensorflow as tf


class Augmenter:
    def __init__(self, augmenter):
        self.augmenter = augmenter

    def transform(self, frames):
        def augmented(image):
            return self.augmenter(image=image.numpy())["image"]

        def augment(frame):
            frame["image"] = tf.py_function(augmented, [frame["image"]], tf.uint8)  # TFA309
            return frame

        return frames.map(augment)
