"""Memory growth of the list of GPUs, which is no device: it raises."""

import tensorflow as tf

physical_devices = tf.config.list_physical_devices("GPU")
print(physical_devices)
tf.config.experimental.set_memory_growth(physical_devices, True)  # TFA103
tf.config.experimental.set_memory_growth(device=physical_devices, enable=True)  # TFA103
tf.config.experimental.set_memory_growth(tf.config.get_visible_devices("GPU"), True)  # TFA103
tf.config.experimental.set_memory_growth(physical_devices[:2], True)  # TFA103

cpus = tf.config.experimental.list_physical_devices("CPU")
tf.config.experimental.set_memory_growth(cpus, True)  # TFA103


def configure():
    gpus = tf.config.experimental.list_physical_devices("GPU")
    if gpus:
        for gpu in gpus:
            try:
                tf.config.experimental.set_memory_growth(gpus, True)  # TFA103
            except RuntimeError as error:
                print(error)
    try:
        tf.config.experimental.set_memory_growth(gpus, True)  # TFA103: low
        print("set_memory_growth")
    except:
        pass


configure()
