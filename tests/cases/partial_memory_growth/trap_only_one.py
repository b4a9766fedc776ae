import tensorflow as tf

gpus = tf.config.list_physical_devices("GPU")
if len(gpus) == 1:
    tf.config.experimental.set_memory_growth(gpus[0], True)


def configure():
    devices = tf.config.experimental.list_physical_devices("GPU")
    if len(devices) >= 2:
        tf.config.set_visible_devices([], "GPU")
    elif devices:
        tf.config.experimental.set_memory_growth(devices[0], True)
