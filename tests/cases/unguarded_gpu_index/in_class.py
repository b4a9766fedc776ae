import tensorflow as tf


class Limited:
    def __init__(self, limit):
        gpus = tf.config.list_physical_devices("GPU")
        tf.config.set_logical_device_configuration(
            gpus[0],  # TFA105
            [tf.config.LogicalDeviceConfiguration(memory_limit=limit)],
        )


Limited
