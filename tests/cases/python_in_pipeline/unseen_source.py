"""The pipeline begins out of sight; `num_parallel_calls` tells what it is."""

import numpy as np
import tensorflow as tf
from company.voc import parse


def dataset(folder, augment):
    def add_augment(image, boxes):
        def change(image, boxes):
            changed = augment(image=image, bboxes=np.clip(boxes, 0.0, 1.0))
            return changed["image"], np.array(changed["bboxes"], dtype=np.float32)

        return tf.numpy_function(change, [image, boxes], [tf.uint8, tf.float32])  # TFA309

    ds = parse(folder)
    if augment:
        ds = ds.map(add_augment, num_parallel_calls=tf.data.AUTOTUNE)
    return ds
