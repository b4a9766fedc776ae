"""The object that makes the pipeline is told how many calls there are."""

import tensorflow as tf


class Pipeline:
    def __init__(self, calls=None):
        self.calls = calls

    def turn(self, image):
        return tf.image.random_flip_left_right(image)

    def __call__(self, images):
        ds = tf.data.Dataset.from_tensor_slices(images)
        return ds.map(self.turn, num_parallel_calls=self.calls).batch(32)


for batch in Pipeline(calls=tf.data.AUTOTUNE)(tf.zeros([640, 32, 32, 3])):
    print(batch.shape)
