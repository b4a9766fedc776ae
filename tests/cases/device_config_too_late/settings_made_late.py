"""The first settings that are made come behind the data already."""

import tensorflow as tf


class Settings:
    def __init__(self, limit):
        gpus = tf.config.list_physical_devices("GPU")
        if gpus:
            tf.config.set_logical_device_configuration(  # TFA102
                gpus[0], [tf.config.LogicalDeviceConfiguration(memory_limit=limit)]
            )


images = tf.data.Dataset.from_tensor_slices(tf.zeros([9, 8, 8, 3])).batch(3)
first = Settings(2048)
second = Settings(2048)
