"""Nobody is seen to read the pipelines, but they end as pipelines do."""

import tensorflow as tf


class Data:
    def __init__(self, folder):
        pictures = tf.keras.utils.image_dataset_from_directory(folder)
        self.train = pictures.shuffle(1000).cache().prefetch(tf.data.AUTOTUNE)  # TFA307


def rows(x, y):
    data = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(1000).cache()  # TFA307
    data = data.batch(32)
    return data.prefetch(tf.data.AUTOTUNE)
