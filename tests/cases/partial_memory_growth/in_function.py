import tensorflow as tf


def set_up():
    gpus = tf.config.list_physical_devices("GPU")
    if gpus:
        try:
            tf.config.experimental.set_memory_growth(gpus[0], enable=True)  # TFA103
        except RuntimeError as error:
            print(error)


set_up()
