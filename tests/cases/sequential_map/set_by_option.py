"""How many calls there are is an option of the object that makes the pipeline: no fix."""

import tensorflow as tf


class Pipeline:
    def __init__(self, calls=None, options={"parallel": None}):
        self.calls = calls
        self.options = options

    def turn(self, image):
        return tf.image.random_flip_left_right(image)

    def __call__(self, images):
        ds = tf.data.Dataset.from_tensor_slices(images)
        ds = ds.map(self.turn, num_parallel_calls=self.calls)  # TFA302
        ds = ds.map(self.turn, num_parallel_calls=self.options["parallel"])  # TFA302
        return ds.batch(32)




for batch in Pipeline()(tf.zeros([640, 32, 32, 3])):
    print(batch.shape)
