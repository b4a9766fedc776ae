import numpy as np
import tensorflow as tf


def batches():
    for _ in range(4):
        yield np.zeros([8, 4], "float32")


ds = tf.data.Dataset.from_generator(batches, output_signature=tf.TensorSpec([8, 4]))  # TFA309
for batch in ds:
    print(batch.shape)
