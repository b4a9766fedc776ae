import tensorflow as tf


def limit(number, size):
    try:
        gpu = tf.config.list_physical_devices("GPU")[number]
        limits = tf.config.LogicalDeviceConfiguration(memory_limit=size)
    except (IndexError, AttributeError):
        return False
    if not tf.config.get_logical_device_configuration(gpu):
        tf.config.set_logical_device_configuration(gpu, [limits])
    return True


limit(0, 1024)
